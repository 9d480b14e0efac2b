package loopscope.picture.inspector;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextLines;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.ArrayList;
import java.util.List;

/**
 * What is shown of one stage, from top to bottom, as much of it as has room.
 *
 * <pre>
 *   select  at 2.606 s
 *   fd  who  watched  ready  …      the state table
 *   select() since …                the calls that threads are inside of, and the sets
 *   SelectServer.java, line 71      the file
 *      70  …
 *   ▸  71  …                        the code
 * </pre>
 */
final class StagePanel {
    /** Free space on the left and on the right, in pixels. */
    static final double AIR = 14;

    private static final TextStyle NAME = TextStyle.sans(13, TextStyle.Weight.BOLD);
    private static final TextStyle CALL = TextStyle.mono(11, TextStyle.Weight.REGULAR);
    private static final TextStyle FILE = TextStyle.sans(11, TextStyle.Weight.SEMIBOLD);

    private static final double HEAD = 28;
    private static final double LINE = 16;
    private static final double GAP = 8;
    private static final double FILE_LINE = 20;

    private static final int USUAL_ROWS = 16;
    private static final int USUAL_CODE = 9;
    private static final int FEW_CODE = 5;
    private static final int LEAST_CODE = 3;
    private static final int LEAST_ROWS = 2;
    private static final int MOST_WORDS = 3;

    /** A line below the table. */
    private record Words(String text, TextStyle style, Tone tone) {}

    private final InspectedStage stage;
    private final double width;
    private int rows;
    private int code;
    private List<Words> words;

    /**
     * @param width of the panel in pixels
     */
    StagePanel(InspectedStage stage, double width) {
        this.stage = stage;
        this.width = width;
        rows = Math.min(USUAL_ROWS, stage.table().rows().size());
        code = Math.min(USUAL_CODE, stage.code().lines().size());
        words = words();
    }

    private double inner() {
        return width - 2 * AIR;
    }

    private List<Words> words() {
        List<Words> all = new ArrayList<>();
        boolean nothing = stage.table().rows().isEmpty();
        List<String> calls =
                nothing ? List.of("nothing is recorded at this moment") : stage.table().threads();
        calls.forEach(call -> add(all, call, CALL, Tone.INK));
        add(all, stage.table().unknown(), TextStyle.SMALL, Tone.WAITS);
        stage.table().sets().forEach(set -> add(all, set, CALL, Tone.INK));
        String change = stage.table().change();
        if (!change.isEmpty()) {
            add(all, "changed by " + change, TextStyle.SMALL, Tone.DIM_INK);
        }
        return all;
    }

    private void add(List<Words> all, String text, TextStyle style, Tone tone) {
        TextLines.of(text, style, inner(), MOST_WORDS)
                .forEach(line -> all.add(new Words(line, style, tone)));
    }

    /** Its height, in pixels. */
    double height() {
        double sets = SetsPainter.height(stage.table(), rows);
        double lines = words.size() * LINE + GAP;
        double file = FILE_LINE + (code == 0 ? 0 : code * CodePainter.LINE + CodePainter.AIR);
        return HEAD + sets + lines + file + GAP;
    }

    /** Shows a line of code more, if there is one. */
    boolean grow() {
        boolean more = code < stage.code().lines().size();
        code += more ? 1 : 0;
        return more;
    }

    /** Leaves something out: code, then words, then rows of the table; false if nothing is left. */
    boolean shrink() {
        if (code > FEW_CODE) {
            code--;
        } else if (!words.isEmpty()) {
            words = words.subList(0, words.size() - 1);
        } else if (code > LEAST_CODE) {
            code--;
        } else if (rows > LEAST_ROWS) {
            rows--;
        } else {
            return false;
        }
        return true;
    }

    void paint(Surface surface, Theme theme, double left, double top) {
        double x = left + AIR;
        surface.group("inspector of " + stage.name());
        double base = top + 18;
        String name = Text.fit(stage.name(), NAME, inner());
        surface.text(name, x, base, NAME, theme.of(Tone.INK), Anchor.START);
        double used = beside(name, NAME);
        String at = Text.fit("at " + stage.instant(), TextStyle.SMALL, inner() - used);
        surface.text(at, x + used, base, TextStyle.SMALL, theme.of(Tone.DIM_INK), Anchor.START);
        double y = top + HEAD;
        new SetsPainter(surface, theme, x, inner()).paint(stage.table(), rows, y);
        y += SetsPainter.height(stage.table(), rows) + GAP / 2;
        for (Words line : words) {
            int ink = theme.of(line.tone());
            surface.text(line.text(), x, y + LINE - 4, line.style(), ink, Anchor.START);
            y += LINE;
        }
        y += GAP / 2;
        file(surface, theme, x, y);
        if (code > 0) {
            new CodePainter(surface, theme, x, inner()).paint(stage.code(), code, y + FILE_LINE);
        }
        surface.endGroup();
    }

    /** Where words begin beside others, with room for those in a font that is wider. */
    private static double beside(String words, TextStyle style) {
        return Text.room(words, style) + GAP;
    }

    private void file(Surface surface, Theme theme, double x, double top) {
        double base = top + FILE_LINE - 7;
        String place = Text.fit(stage.code().place(), FILE, inner());
        surface.text(place, x, base, FILE, theme.of(Tone.INK), Anchor.START);
        double used = place.isEmpty() ? 0 : beside(place, FILE);
        String says = Text.fit(stage.code().says(), TextStyle.SMALL, inner() - used);
        surface.text(says, x + used, base, TextStyle.SMALL, theme.of(Tone.DIM_INK), Anchor.START);
    }
}
