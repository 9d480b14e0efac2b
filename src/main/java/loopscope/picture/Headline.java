package loopscope.picture;

import java.util.List;
import java.util.Locale;

/**
 * How the parts of a stage's header share its width: who it is, honesty marks, and the moral.
 *
 * <p>Marks that leave the moral no room have a line of their own below.
 */
final class Headline {
    static final TextStyle MODEL = TextStyle.sans(14, TextStyle.Weight.BOLD);
    static final TextStyle BADGE = TextStyle.sans(11, TextStyle.Weight.SEMIBOLD);

    /** What a badge or a mark has around its words. */
    static final double CHIP = 18;

    /** Left edge of everything. */
    static final double LEFT = 14;

    /** Between one part and the next. */
    static final double GAP = 12;

    /** Height of the marks' own line. */
    static final double MARKS = 22;

    /** Enough for {@code whole run: longest wait 3.60 s: B for A}. */
    private static final double MORAL = 280;

    private Headline() {}

    /** Whether the marks of a stage have a line of their own. */
    static boolean hasTwoLines(StageShot stage, Shot shot) {
        double rest = shot.width() - Layout.MARGIN - identity(stage, shot);
        return !stage.marks().isEmpty() && marks(stage.marks()) + MORAL > rest;
    }

    /** The height of a stage's header. */
    static double height(StageShot stage, Shot shot) {
        return hasTwoLines(stage, shot) ? Layout.HEADER + MARKS : Layout.HEADER;
    }

    /** How far to the right it is told who the stage is. */
    static double identity(StageShot stage, Shot shot) {
        return shot.chrome() == Shot.Chrome.CAPTURE
                ? LEFT
                        + Text.width(stage.model(), MODEL)
                        + GAP
                        + Text.width(stage.kind().toUpperCase(Locale.ROOT), BADGE)
                        + CHIP
                        + GAP
                        + Text.width(stage.address(), Pen.SMALL)
                        + GAP
                : stage.controls();
    }

    private static double marks(List<String> marks) {
        return marks.stream().mapToDouble(mark -> Text.width(mark, BADGE) + CHIP + 8).sum();
    }
}
