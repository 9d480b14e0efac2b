package loopscope.picture;

import loopscope.timeline.ClientLane;
import loopscope.timeline.Digest;
import loopscope.timeline.ThreadLane;
import loopscope.timeline.ThreadRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

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
 *  │ legend (window), sentence and legend (captures)            │
 *  └────────────────────────────────────────────────────────────┘ bottom
 * </pre>
 *
 * Rows share what height there is, and are as high as is good to read where that fits. Where it
 * does not, each stage shows as many rows as it has room for, threads apart from clients, and
 * counts the others. A stage that is folded is no more than its header.
 */
public final class Layout {
    /** Width of the lanes' heads. */
    public static final double HEAD = 172;

    /** Free space right of the lanes. */
    public static final double MARGIN = 14;

    /** Height of a stage's header. */
    public static final double HEADER = 32;

    /** Left part of a header that the window fills with its own controls. */
    public static final double CONTROLS = 520;

    /** Height of the ruler. */
    public static final double RULER = 28;

    private static final double GAP = 8;
    private static final double TITLE = 40;
    private static final double SENTENCE = 66;
    private static final double LEGEND = 54;
    private static final double HIGHEST_ROW = 36;
    private static final double HIGHEST_WINDOW_ROW = 46;
    private static final double LOWEST_CAPTURED_ROW = 18;

    /** Rows are squeezed down to this if then all are in view ... */
    private static final double LOWEST_ROW = 16;

    /** ... and have this height where they are not. */
    private static final double SCROLLED_ROW = 22;

    /** The part of a stage's height that its threads can take from its clients. */
    private static final double THREADS = 0.4;

    /** A row: one client, or threads of which each began after the one before had ended. */
    public record Row(
            @Nullable ThreadRow thread, @Nullable ClientLane client, double top, double height) {
        /** Its threads; none where it is a client's. */
        public List<ThreadLane> threads() {
            return thread == null ? List.of() : thread.threads();
        }

        /** The middle of the row. */
        public double middle() {
            return top + height / 2;
        }

        /** The lower edge of the row. */
        public double bottom() {
            return top + height;
        }
    }

    /** A stage: its header, and the rows of it that are shown. */
    public record StageRows(
            StageShot stage,
            double top,
            List<Row> rows,
            Band threads,
            Band clients,
            double bottom) {
        /** Exactly the rows that are shown, for another picture of them. */
        public Scope shown() {
            return new Scope(threads.first(), threads.shown(), clients.first(), clients.shown());
        }
    }

    private final List<StageRows> stages = new ArrayList<>();
    private final double rowHeight;
    private final double ruler;
    private final double bottom;

    private Layout(Shot shot) {
        boolean capture = shot.chrome() == Shot.Chrome.CAPTURE;
        double top = capture ? TITLE : 0;
        double rest = capture ? SENTENCE + LEGEND : LEGEND;
        double fixed = top + rest + RULER + shot.stages().size() * (HEADER + GAP);
        long counts = shot.stages().stream().filter(Layout::hides).count();
        double room = shot.height() - fixed - counts * Band.COUNTS;
        double[] rows = shot.stages().stream().mapToDouble(Layout::rows).toArray();
        double share = room / Math.max(1, DoubleStream.of(rows).sum());
        double highest = capture ? HIGHEST_ROW : HIGHEST_WINDOW_ROW;
        double lowest = capture ? LOWEST_CAPTURED_ROW : LOWEST_ROW;
        boolean fits = capture || share >= lowest;
        rowHeight = fits ? Math.clamp(Math.floor(share * 2) / 2, lowest, highest) : SCROLLED_ROW;
        double[] needs = DoubleStream.of(rows).map(count -> count * rowHeight).toArray();
        double[] given = fits ? needs : Shares.of(room, needs);
        double y = top;
        for (int i = 0; i < given.length; i++) {
            StageRows placed = place(shot.stages().get(i), y, given[i]);
            stages.add(placed);
            y = placed.bottom();
        }
        ruler = y;
        bottom = ruler + RULER + rest;
    }

    /** The layout of a picture as it is now. */
    public static Layout of(Shot shot) {
        return new Layout(shot);
    }

    /** How many rows there would be if all were shown. */
    private static int rows(StageShot stage) {
        return stage.folded() ? 0 : threads(stage) + clients(stage);
    }

    private static boolean hides(StageShot stage) {
        return !stage.folded() && stage.digest().hidden() > 0;
    }

    private static int threads(StageShot stage) {
        int all = Math.max(1, stage.digest().threads().size());
        return Math.min(all, stage.scope().mostThreads());
    }

    private static int clients(StageShot stage) {
        return Math.min(stage.digest().clients().size(), stage.scope().mostClients());
    }

    private StageRows place(StageShot stage, double top, double room) {
        double y = top + HEADER;
        if (stage.folded()) {
            Band none = new Band(0, 0, 0, 0, y, y);
            return new StageRows(stage, top, List.of(), none, none, y + GAP);
        }
        int wanted = clients(stage);
        int shownThreads = threads(stage);
        if ((shownThreads + wanted) * rowHeight > room) {
            double kept = Math.min(wanted * rowHeight, (1 - THREADS) * room);
            shownThreads = Math.min(shownThreads, rowsIn(room - kept, shownThreads));
        }
        Digest digest = stage.digest();
        int allThreads = Math.max(1, digest.threads().size());
        Band threads = band(stage.scope().firstThread(), shownThreads, allThreads, 0, y);
        double left = room - (threads.end() - y);
        int shownClients = Math.min(wanted, rowsIn(left, wanted));
        int all = digest.clients().size();
        Band clients =
                band(
                        stage.scope().firstClient(),
                        shownClients,
                        all,
                        digest.hidden(),
                        threads.end());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < threads.shown() && i < digest.threads().size(); i++) {
            ThreadRow row = digest.threads().get(threads.first() + i);
            rows.add(new Row(row, null, threads.top() + i * rowHeight, rowHeight));
        }
        for (int i = 0; i < clients.shown(); i++) {
            ClientLane lane = digest.clients().get(clients.first() + i);
            rows.add(new Row(null, lane, clients.top() + i * rowHeight, rowHeight));
        }
        return new StageRows(stage, top, List.copyOf(rows), threads, clients, clients.end() + GAP);
    }

    /** How many rows there is room for, at least one, the line that counts the others included. */
    private int rowsIn(double room, int wanted) {
        double lines = wanted * rowHeight <= room ? 0 : Band.COUNTS;
        return Math.max(1, (int) ((room - lines) / rowHeight));
    }

    private Band band(int wanted, int shown, int all, int hidden, double top) {
        int first = Math.clamp(wanted, 0, Math.max(0, all - shown));
        return new Band(first, shown, all, hidden, top, top + shown * rowHeight);
    }

    /** The width of the lanes in a picture of a width. */
    public static double laneWidth(double width) {
        return Math.max(1, width - HEAD - MARGIN);
    }

    /** The stages, from top to bottom. */
    public List<StageRows> stages() {
        return stages;
    }

    /** The stage at a height; null where there is none. */
    public @Nullable StageRows stageAt(double y) {
        return stages.stream()
                .filter(stage -> y >= stage.top() && y < stage.bottom())
                .findFirst()
                .orElse(null);
    }

    /** The row at a height; null where there is none. */
    public @Nullable Row rowAt(double y) {
        StageRows stage = stageAt(y);
        return stage == null
                ? null
                : stage.rows().stream()
                        .filter(row -> y >= row.top() && y < row.bottom())
                        .findFirst()
                        .orElse(null);
    }

    /** Height of every row. */
    public double rowHeight() {
        return rowHeight;
    }

    /** Upper edge of the ruler. */
    public double ruler() {
        return ruler;
    }

    /** Lower edge of everything. */
    public double bottom() {
        return bottom;
    }
}
