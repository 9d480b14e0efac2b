package loopscope.picture;

import loopscope.timeline.ClientLane;
import loopscope.timeline.ThreadLane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Where everything is, in pixels at 100% from the picture's upper left corner.
 *
 * <pre>
 *  0      HEAD                                             width - MARGIN
 *  ├───────┬───────────────────────────────────────────────────┬┤ 0
 *  │ title (captures)                                           │
 *  ├────────────────────────────────────────────────────────────┤ stage.top
 *  │ stage header                                               │
 *  │ lane  │ spans                                              │ rows
 *  ├────────────────────────────────────────────────────────────┤ ruler
 *  │ range, while there is one                                  │
 *  │ legend and strip (window), sentence and legend (captures)  │
 *  └────────────────────────────────────────────────────────────┘ bottom
 * </pre>
 *
 * Rows share what height there is: they are as high as is good to read where that fits, and as low
 * as can still be told apart where it does not.
 */
public final class Layout {
    /** Width of the lanes' heads. */
    public static final double HEAD = 172;

    /** Free space right of the lanes. */
    public static final double MARGIN = 14;

    /** Height of a stage's header. */
    public static final double HEADER = 32;

    /** Left part of a header that the window fills with its own controls. */
    public static final double CONTROLS = 600;

    /** Height of the ruler. */
    public static final double RULER = 28;

    /** Height of the line below the ruler that says what a range holds, while there is one. */
    public static final double RANGE = 24;

    /** Height of the strip with the whole run, in the window. */
    public static final double STRIP = 42;

    private static final double GAP = 8;
    private static final double TITLE = 40;
    private static final double SENTENCE = 66;
    private static final double LEGEND = 54;
    private static final double HIGHEST_ROW = 36;
    private static final double HIGHEST_WINDOW_ROW = 46;
    private static final double LOWEST_ROW = 4;
    private static final double LOWEST_CAPTURED_ROW = 18;

    /** A row: one client, or threads of which each began after the one before had ended. */
    public record Row(
            List<ThreadLane> threads, @Nullable ClientLane client, double top, double height) {
        /** The middle of the row. */
        public double middle() {
            return top + height / 2;
        }

        /** The lower edge of the row. */
        public double bottom() {
            return top + height;
        }
    }

    /** The chip of a message, where it was drawn. */
    public record Chip(
            ClientLane client, long said, double x, double y, double width, double height) {
        boolean isAt(double atX, double atY) {
            return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
        }
    }

    /** A stage: its header and its rows. */
    public record StageRows(StageShot stage, double top, List<Row> rows, double bottom) {}

    private final List<StageRows> stages = new ArrayList<>();
    private List<Chip> chips = List.of();
    private final double rowHeight;
    private final double ruler;
    private final double range;
    private final double strip;
    private final double bottom;

    private Layout(Shot shot) {
        boolean capture = shot.chrome() == Shot.Chrome.CAPTURE;
        double top = capture ? TITLE : 0;
        range = shot.notes().range() == null ? 0 : RANGE;
        double rest = range + LEGEND + (capture ? SENTENCE : STRIP);
        int count = shot.stages().stream().mapToInt(Layout::rows).sum();
        double fixed = top + rest + RULER + shot.stages().size() * (HEADER + GAP);
        double share = (shot.height() - fixed) / Math.max(1, count);
        double highest = capture ? HIGHEST_ROW : HIGHEST_WINDOW_ROW;
        double lowest = capture ? LOWEST_CAPTURED_ROW : LOWEST_ROW;
        rowHeight = Math.clamp(Math.floor(share * 2) / 2, lowest, highest);
        double y = top;
        for (StageShot stage : shot.stages()) {
            StageRows rows = place(stage, y);
            stages.add(rows);
            y = rows.bottom();
        }
        ruler = y;
        bottom = ruler + RULER + rest;
        strip = capture ? bottom : bottom - STRIP;
    }

    /** The layout of a picture as it is now. */
    public static Layout of(Shot shot) {
        return new Layout(shot);
    }

    private static int rows(StageShot stage) {
        return Math.max(1, packed(stage).size()) + stage.lanes().clients().size();
    }

    /** A thread takes the row of one that has ended, so that short-lived ones need few rows. */
    private static List<List<ThreadLane>> packed(StageShot stage) {
        List<List<ThreadLane>> rows = new ArrayList<>();
        for (ThreadLane thread : stage.lanes().threads()) {
            List<ThreadLane> free = null;
            for (List<ThreadLane> row : rows) {
                if (free == null && row.getLast().ended() < thread.began()) {
                    free = row;
                }
            }
            if (free == null) {
                free = new ArrayList<>();
                rows.add(free);
            }
            free.add(thread);
        }
        return rows;
    }

    private StageRows place(StageShot stage, double top) {
        List<Row> rows = new ArrayList<>();
        double y = top + HEADER;
        for (List<ThreadLane> threads : packed(stage)) {
            rows.add(new Row(threads, null, y, rowHeight));
            y += rowHeight;
        }
        for (ClientLane client : stage.lanes().clients()) {
            rows.add(new Row(List.of(), client, y, rowHeight));
            y += rowHeight;
        }
        return new StageRows(
                stage, top, List.copyOf(rows), Math.max(y, top + HEADER + rowHeight) + GAP);
    }

    /** The width of the lanes in a picture of a width. */
    public static double laneWidth(double width) {
        return Math.max(1, width - HEAD - MARGIN);
    }

    /** The painter tells where it has drawn chips. */
    void drawn(List<Chip> drawn) {
        chips = drawn;
    }

    /** The message that was drawn at a place; null where there is none. */
    public @Nullable Chip chipAt(double x, double y) {
        return chips.stream().filter(chip -> chip.isAt(x, y)).findFirst().orElse(null);
    }

    /** The stages, from top to bottom. */
    public List<StageRows> stages() {
        return stages;
    }

    /** Height of every row. */
    public double rowHeight() {
        return rowHeight;
    }

    /** Upper edge of the ruler. */
    public double ruler() {
        return ruler;
    }

    /** Upper edge of what is below the ruler. */
    public double below() {
        return ruler + RULER + range;
    }

    /** Upper edge of the strip with the whole run; {@link #bottom} where there is none. */
    public double strip() {
        return strip;
    }

    /** Lower edge of everything. */
    public double bottom() {
        return bottom;
    }
}
