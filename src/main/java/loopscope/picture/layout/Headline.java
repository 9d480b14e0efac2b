package loopscope.picture.layout;

import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.timeline.words.HonestyMarks;

import java.util.List;
import java.util.Locale;

/**
 * How the parts of a stage's header share its width: who it is, honesty marks, and the moral.
 *
 * <p>Marks that leave the moral no room have a line of their own below.
 *
 * @param marks what the viewer has to know
 * @param identity how far to the right it is told who the stage is
 * @param isDouble whether the marks have a line of their own
 */
public record Headline(List<String> marks, double identity, boolean isDouble) {
    public static final TextStyle MODEL = TextStyle.sans(14, TextStyle.Weight.BOLD);
    public static final TextStyle BADGE = TextStyle.sans(11, TextStyle.Weight.SEMIBOLD);

    /** What a badge or a mark has around its words. */
    public static final double CHIP = 18;

    /** Left edge of everything. */
    public static final double LEFT = 14;

    /** Between one part and the next. */
    public static final double GAP = 12;

    /** Height of the marks' own line. */
    public static final double MARKS = 22;

    /** Enough for {@code whole run: longest wait 3.60 s: B for A}. */
    private static final double MORAL = 280;

    /** The header of a stage in a picture. */
    static Headline of(StageSpec stage, PictureSpec shot) {
        double identity =
                shot.chrome() == PictureSpec.Chrome.CAPTURE
                        ? LEFT
                                + Text.width(stage.model(), MODEL)
                                + GAP
                                + Text.width(stage.kind().toUpperCase(Locale.ROOT), BADGE)
                                + CHIP
                                + GAP
                                + Text.width(stage.address(), TextStyle.SMALL)
                                + GAP
                        : stage.controls() + GAP;
        List<String> marks =
                HonestyMarks.inView(stage.marks(), stage.lanes(), shot.view(), shot.now());
        double width = marks.stream().mapToDouble(mark -> Text.width(mark, BADGE) + CHIP + 8).sum();
        double rest = shot.width() - Layout.MARGIN - identity;
        return new Headline(marks, identity, !marks.isEmpty() && width + MORAL > rest);
    }

    /** Its height. */
    public double height() {
        return isDouble ? Layout.HEADER + MARKS : Layout.HEADER;
    }
}
