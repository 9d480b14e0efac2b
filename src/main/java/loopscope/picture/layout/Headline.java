package loopscope.picture.layout;

import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.timeline.words.HonestyMarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Divides the width of a stage's header among the stage's identity, its honesty marks and the
 * summary.
 *
 * <p>Marks that leave the summary no room have lines of their own below, as many as it takes, so
 * that each mark can be read whole; so has a summary that the identity leaves no room.
 *
 * @param beside the marks between identity and summary
 * @param below the marks in lines of their own
 * @param identity right edge of the identity, in pixels
 * @param isSummaryBelow whether the first line below is the summary's
 */
public record Headline(
        List<String> beside, List<List<String>> below, double identity, boolean isSummaryBelow) {
    public static final TextStyle SUMMARY = TextStyle.sans(12.5, TextStyle.Weight.SEMIBOLD);
    public static final TextStyle MODEL = TextStyle.sans(14, TextStyle.Weight.BOLD);
    public static final TextStyle BADGE = TextStyle.sans(11, TextStyle.Weight.SEMIBOLD);

    /** The space that a badge or a mark has around its words. */
    public static final double CHIP = 18;

    /** Left edge of everything. */
    public static final double LEFT = 14;

    /** Between one part and the next. */
    public static final double GAP = 12;

    /** Between one chip and the next. */
    public static final double CHIP_AIR = 8;

    /** Height of each of the marks' own lines. */
    public static final double MARKS = 22;

    /** Enough for {@code whole run: longest wait 3.60 s: B for A}. */
    private static final double SUMMARY_WIDTH = 280;

    /** The header of a stage in a picture. */
    static Headline of(StageSpec stage, PictureSpec spec) {
        double identity =
                spec.chrome() == PictureSpec.Chrome.CAPTURE
                        ? LEFT
                                + Text.room(stage.model(), MODEL)
                                + GAP
                                + Text.width(stage.kind().toUpperCase(Locale.ROOT), BADGE)
                                + CHIP
                                + GAP
                                + Text.room(stage.address(), TextStyle.SMALL)
                                + GAP
                        : stage.controls() + GAP;
        List<String> marks =
                HonestyMarks.inView(stage.marks(), stage.lanes(), spec.view(), spec.now());
        double right = spec.width() - Layout.MARGIN;
        double width = marks.stream().mapToDouble(Headline::width).sum();
        boolean fit = marks.isEmpty() || width + SUMMARY_WIDTH <= right - identity;
        double room = right - identity - (fit ? width + CHIP_AIR : 0);
        boolean cut = Text.width(stage.digest().summary().text(), SUMMARY) > room;
        return fit
                ? new Headline(marks, List.of(), identity, cut)
                : new Headline(List.of(), lines(marks, right - LEFT), identity, cut);
    }

    /**
     * Divides the marks into lines no wider than the room; a mark that is wider has a line of its
     * own.
     */
    private static List<List<String>> lines(List<String> marks, double room) {
        List<List<String>> lines = new ArrayList<>();
        double used = room;
        for (String mark : marks) {
            if (used + width(mark) > room) {
                lines.add(new ArrayList<>());
                used = 0;
            }
            lines.getLast().add(mark);
            used += width(mark);
        }
        return lines;
    }

    private static double width(String mark) {
        return CHIP_AIR + Text.room(mark, BADGE) + CHIP;
    }

    private int lines() {
        return below.size() + (isSummaryBelow ? 1 : 0);
    }

    /** Its height. */
    public double height() {
        return Layout.HEADER + lines() * MARKS;
    }
}
