package loopscope.picture.plots;

import loopscope.picture.Pen;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.axis.Ticks;
import loopscope.timeline.waits.Blame;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Draws how long each client waited on each stage, as bars below each other: hatched in the colour
 * of the client it waited for, all to one scale.
 *
 * <pre>
 *   B ▨▨▨▨▨▨▨▨▨▨▨▨ 3.60 s sequential, for A
 *     | 0.9 ms select
 *     └──────────┴
 *     0          4 s
 * </pre>
 */
public final class WaitBars {
    private static final double HEAD = 24;
    private static final double EDGE = 8;
    private static final double BAR = 13;
    private static final double STEP = 18;
    private static final double GAP = 8;
    private static final double SCALE = 26;
    private static final double TICK = 60;

    /**
     * One wait.
     *
     * @param stage the stage's name
     * @param length nanoseconds; 0 where it has not waited
     * @param whom the client it waited for; null where none was in its way
     * @param why the reason in words, see {@link Blame#why}
     * @param open whether it is still going on
     * @param words the length in words
     */
    public record Bar(
            String stage,
            long length,
            @Nullable Connection whom,
            String why,
            boolean open,
            String words) {}

    /** One client, and how long it waited on each stage. */
    public record Client(Connection who, List<Bar> bars) {}

    private final Surface surface;
    private final Theme theme;
    private final double width;
    private final double perNano;

    private WaitBars(Surface surface, Theme theme, List<Client> clients, double width) {
        this.surface = surface;
        this.theme = theme;
        this.width = Math.max(40, width - HEAD - EDGE);
        long longest =
                clients.stream()
                        .flatMap(c -> c.bars.stream())
                        .mapToLong(Bar::length)
                        .max()
                        .orElse(1);
        this.perNano = this.width / Math.max(1, longest);
    }

    /** The height of the bars, in pixels. */
    public static double height(List<Client> clients) {
        return SCALE + clients.stream().mapToDouble(WaitBars::height).sum();
    }

    private static double height(Client client) {
        return STEP * (client.bars.size() + (fits(client.who) ? 0 : 1)) + GAP;
    }

    /** Draws from (0, 0) on, within a width. */
    public static void paint(Surface surface, Theme theme, List<Client> clients, double width) {
        new WaitBars(surface, theme, clients, width).paint(clients);
    }

    private void paint(List<Client> clients) {
        double y = 0;
        for (Client client : clients) {
            int ink = theme.clientInk(Pen.hue(client.who));
            surface.text(client.who.name(), 0, y + 11, Pen.NAME, ink, Anchor.START);
            y += fits(client.who) ? 0 : STEP;
            for (Bar bar : client.bars) {
                paint(bar, y);
                y += STEP;
            }
            y += GAP;
        }
        paintScale(y);
    }

    private void paint(Bar bar, double y) {
        double length = bar.length == 0 ? 0 : Math.max(Pen.LEAST, bar.length * perNano);
        int hue = bar.whom == null ? 0 : Pen.hue(bar.whom);
        boolean anyone = bar.whom == null;
        surface.hatch(HEAD, y, length, BAR, anyone ? theme.waitsForAnyone() : theme.waitsFor(hue));
        int edge = anyone ? theme.of(Tone.ANYONE) : theme.clientInk(hue);
        surface.roundRect(HEAD, y, length, BAR, 1, Colour.NONE, edge, 1);
        paintWords(bar, length, y);
    }

    /** Writes beside the bar, in fewer words if need be; on it where it leaves no room. */
    private void paintWords(Bar bar, double length, double y) {
        List<String> words = words(bar);
        double beside = HEAD + length + (length == 0 ? 0 : 6);
        double room = HEAD + width + EDGE - beside;
        String fits = "";
        for (String candidate : words) {
            if (fits.isEmpty() && Text.width(candidate, TextStyle.SMALL) <= room) {
                fits = candidate;
            }
        }
        double x = beside;
        if (fits.isEmpty() || (!fits.equals(words.getFirst()) && length > width / 2)) {
            fits = Text.fit(words.getFirst(), TextStyle.SMALL, length - 24);
            x = HEAD + 12;
            double boxed = Text.width(fits, TextStyle.SMALL) + 8;
            surface.rect(x - 4, y + 1, boxed, BAR - 2, theme.of(Tone.GROUND));
        }
        surface.text(fits, x, y + 10.5, TextStyle.SMALL, theme.of(Tone.INK), Anchor.START);
    }

    private static List<String> words(Bar bar) {
        String length = bar.length == 0 ? "no wait:" : bar.words;
        String stage = " " + bar.stage;
        String whom = why(bar);
        return List.of(
                length + (bar.open ? " so far," : "") + stage + whom,
                length + stage + whom,
                length + stage,
                length);
    }

    private static String why(Bar bar) {
        return bar.whom == null ? bar.why : "," + bar.why;
    }

    private static boolean fits(Connection who) {
        return Text.width(who.name(), Pen.NAME) <= HEAD - 3;
    }

    private void paintScale(double y) {
        int ink = theme.of(Tone.DIM_INK);
        long step = Ticks.step(1 / perNano, TICK);
        surface.line(HEAD, y, HEAD + width, y, theme.of(Tone.GRID), 1, Dash.SOLID);
        for (long time = 0; time * perNano <= width + 0.5; time += step) {
            double x = HEAD + time * perNano;
            surface.line(x, y, x, y + 4, ink, 1, Dash.SOLID);
            String label = time == 0 ? "0" : Units.duration(time);
            surface.text(
                    label,
                    x,
                    y + 16,
                    TextStyle.SMALL,
                    ink,
                    time == 0 ? Anchor.START : Anchor.MIDDLE);
        }
    }
}
