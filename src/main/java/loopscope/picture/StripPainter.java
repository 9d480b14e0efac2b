package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.ClientLane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the whole run on a strip: a line for each client, from when it came until it left, and a
 * frame about the range in view.
 *
 * <p>There are as many lines as there is room for; where there are more clients, one line stands
 * for several.
 */
public final class StripPainter {
    private static final double AIR = 4;
    private static final double LINE = 3;
    private static final double TINT = 0.14;

    private final Pen pen;
    private final double top;
    private final double height;
    private final Viewport whole;

    StripPainter(Pen pen, Layout layout) {
        this.pen = pen;
        this.top = layout.strip() + AIR;
        this.height = Layout.STRIP - 2 * AIR;
        this.whole = whole(pen.spec.recorded(), pen.view().width());
    }

    /** The strip's own axis: the whole run from zero on, on the width of the lanes. */
    public static Viewport whole(long recorded, double width) {
        return Viewport.between(0, Math.max(1_000_000, recorded), width);
    }

    void paint() {
        pen.surface.rect(0, top, pen.spec.width(), height, pen.of(Tone.PANEL));
        words("overview, " + Units.duration(pen.spec.recorded()), top + height / 2 - 3);
        words("clients; framed: in view", top + height / 2 + 11);
        seen();
        lines();
        for (Notes.Flag flag : pen.spec.notes().flags()) {
            mark(flag.time(), pen.of(Tone.NOTICE_INK));
        }
        if (pen.spec.instant() < pen.spec.recorded()) {
            mark(pen.spec.instant(), pen.of(Tone.INK));
        }
    }

    private void words(String words, double baseline) {
        int ink = pen.of(Tone.DIM_INK);
        pen.surface.text(words, 16, baseline, TextStyle.SMALL, ink, Anchor.START);
    }

    private void mark(long time, int ink) {
        pen.surface.rect(x(time) - 0.5, top, 1, height, ink);
    }

    private double x(double time) {
        return pen.head + Math.clamp(whole.x(time), 0, whole.width());
    }

    private void seen() {
        int ink = pen.of(Tone.BADGE_MULTIPLEXED);
        double from = x(pen.view().from());
        double width = Math.max(Pen.LEAST, x(pen.view().to()) - from);
        pen.surface.rect(from, top, width, height, Colour.withOpacity(ink, TINT));
        pen.surface.rect(from, top, 2, height, ink);
        pen.surface.rect(from + width - 2, top, 2, height, ink);
    }

    private void lines() {
        List<ClientLane> clients = clients();
        double room = height - 2 * AIR;
        int count = Math.min(clients.size(), (int) (room / 2));
        double apart = count == 0 ? 0 : Math.min(room / count, 2 * LINE);
        double y = top + (height - apart * count) / 2;
        for (int line = 0; line < count; line++) {
            int first = (int) ((long) line * clients.size() / count);
            int next = (int) ((line + 1L) * clients.size() / count);
            line(clients.subList(first, next), y + line * apart, Math.min(LINE, apart - 0.5));
        }
    }

    /** Draws a line from when the first of the clients came until the last left. */
    private void line(List<ClientLane> clients, double y, double thick) {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (ClientLane client : clients) {
            var phases = client.phases();
            from = Math.min(from, phases.size() == 0 ? 0 : phases.from(0));
            to = Math.max(to, Math.min(client.goodbyeTime(), pen.spec.recorded()));
        }
        int ink =
                clients.size() == 1
                        ? pen.theme.client(Pen.hue(clients.getFirst().connection()))
                        : pen.of(Tone.ANYONE);
        pen.surface.rect(x(from), y, Math.max(1, x(to) - x(from)), thick, ink);
    }

    /** Each client once, though it is on every stage. */
    private List<ClientLane> clients() {
        Map<String, ClientLane> known = new LinkedHashMap<>();
        pen.spec.stages().stream()
                .flatMap(stage -> stage.lanes().clients().stream())
                .forEach(lane -> known.putIfAbsent(lane.connection().name(), lane));
        return new ArrayList<>(known.values());
    }
}
