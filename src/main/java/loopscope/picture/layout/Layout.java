package loopscope.picture.layout;

import loopscope.picture.surface.TextLines;
import loopscope.picture.surface.TextStyle;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.ThreadRow;
import loopscope.timeline.words.Digest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The places of all parts of a picture, in pixels at 100% from its upper left corner.
 *
 * <pre>
 *  0      HEAD                                             width - MARGIN
 *  ├───────┬───────────────────────────────────────────────────┬┤ 0
 *  │ title (captures)                                           │
 *  ├────────────────────────────────────────────────────────────┤ stage.top
 *  │ stage header                                               │
 *  │ lane  │ spans                                              │ rows
 *  ├────────────────────────────────────────────────────────────┤ ruler
 *  │ range, selected event, while there is one                  │
 *  │ legend and strip (window), sentence and legend (captures)  │
 *  └────────────────────────────────────────────────────────────┘ bottom
 * </pre>
 *
 * Rows share the height, and are as high as is good to read where that fits. Where it does not,
 * strip and legend give way in the window until a few rows of each stage fit; then each stage shows
 * as many rows as it has room for, threads apart from clients, and counts the others. A folded
 * stage has only its header. Immutable.
 */
public final class Layout {
    /** Width of the lanes' heads in the window, and in captures that are wide enough. */
    public static final double HEAD = 172;

    /** Free space right of the lanes. */
    public static final double MARGIN = 14;

    /** Height of a stage's header, or of its first line. */
    public static final double HEADER = 32;

    /** Height of the ruler. */
    public static final double RULER = 28;

    /**
     * Height of the line below the ruler that says what a range holds, and of the one that says
     * what the selected event is, each while there is one.
     */
    public static final double NOTE = 24;

    /** Height of the line below the threads of a stage that lost updates of its counter. */
    public static final double LOSS = 22;

    /** Height of the strip with the whole run, in the window. */
    public static final double STRIP = 42;

    /** Rows as high as this have words, in pixels. */
    private static final double LABELLED = 15;

    /** Rows as high as this are good to read, in pixels. */
    private static final double ROOMY = 24;

    private static final double GAP = 8;

    /** The title of a capture, and its height with one line and with each one more. */
    public static final TextStyle TITLE = TextStyle.sans(16, TextStyle.Weight.BOLD);

    private static final double TITLED = 40;

    /** From one line of the title to the next, in pixels. */
    public static final double TITLE_LINE = 20;

    private static final int MOST_TITLE_LINES = 3;

    /** The part of a narrow capture's width that the lanes' heads take, and their least width. */
    private static final double HEAD_SHARE = 0.24;

    private static final double LEAST_HEAD = 126;

    /** A row: one client, or threads of which each began after the one before had ended. */
    public record Row(
            @Nullable ThreadRow thread, @Nullable ClientLane client, double top, double height) {
        /** Its threads; none where it is a client's. */
        public List<ThreadLane> threads() {
            return thread == null ? List.of() : thread.threads();
        }

        /** Whether it is high enough for words. */
        public boolean isLabelled() {
            return height >= LABELLED;
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
            StageSpec stage,
            Headline headline,
            double top,
            List<Row> rows,
            Band threads,
            Band clients,
            double bottom) {
        /** The scope of the rows that are shown, for another picture of the same rows. */
        public Scope shown() {
            return new Scope(threads.first(), threads.shown(), clients.first(), clients.shown());
        }
    }

    private final PictureSpec spec;
    private final List<StageRows> stages = new ArrayList<>();
    private final double rowHeight;
    private final double ruler;
    private final double notes;
    private final FooterLayout under;
    private final SentenceLines sentence;
    private final List<String> title;
    private final boolean fixed;
    private final double bottom;

    private Layout(PictureSpec spec, int lines, double covered, boolean fixed) {
        this.spec = spec;
        this.fixed = fixed;
        boolean capture = spec.chrome() == PictureSpec.Chrome.CAPTURE;
        double across = spec.width() - 2 * MARGIN;
        title = capture ? TextLines.of(spec.title(), TITLE, across, MOST_TITLE_LINES) : List.of();
        double top = capture ? TITLED + TITLE_LINE * Math.max(0, title.size() - 1) : 0;
        notes = NOTE * spec.notes().lines();
        List<Headline> headlines =
                spec.stages().stream().map(stage -> Headline.of(stage, spec)).toList();
        double headers = headlines.stream().mapToDouble(line -> line.height() + GAP).sum();
        double room = spec.height() - top - headers - RULER - notes;
        FooterLayout usual =
                capture
                        ? FooterLayout.ofCapture(lines)
                        : FooterLayout.in(room - RowFit.least(spec.stages()));
        double beyond = Math.max(0, covered - usual.height());
        sentence = capture ? SentenceLines.of(spec) : new SentenceLines(List.of(), List.of());
        double said = capture ? sentence.height() : 0;
        RowFit.Aim aim = !capture ? RowFit.Aim.SCROLL : fixed ? RowFit.Aim.FILL : RowFit.Aim.READ;
        RowFit fit = new RowFit(spec.stages(), room - usual.height() - said - beyond, aim);
        rowHeight = fit.rowHeight();
        double y = top;
        for (int i = 0; i < spec.stages().size(); i++) {
            StageSpec stage = spec.stages().get(i);
            Headline line = headlines.get(i);
            StageRows placed = place(stage, line, y, fit.threadsOf(i), fit.clientsOf(i));
            stages.add(placed);
            y = placed.bottom();
        }
        ruler = y;
        double over = ruler + RULER + notes + usual.height() + covered - spec.height();
        boolean givesWay = covered > 0 && over > 0;
        under = givesWay ? FooterLayout.in(usual.height() - over) : usual;
        bottom = ruler + RULER + notes + under.height() + said;
    }

    /** The layout of a picture as it is now. */
    public static Layout of(PictureSpec spec) {
        return of(spec, 0);
    }

    /**
     * The layout of the window's picture while something else covers its lower end: legend and
     * strip give way, and the lanes stay as they are.
     *
     * @param covered in pixels
     */
    public static Layout of(PictureSpec spec, double covered) {
        return new Layout(spec, FooterLayout.MOST, covered, false);
    }

    /**
     * The layout of a capture that fills its height: rows are higher or fewer than in one that is
     * as high as it needs.
     */
    public static Layout filling(PictureSpec spec) {
        return new Layout(spec, FooterLayout.MOST, 0, true);
    }

    /**
     * This layout of a capture with room for a legend of so many lines: how many it takes is known
     * once all marks are drawn.
     */
    public Layout withLegend(int lines) {
        return new Layout(spec, lines, 0, fixed);
    }

    private StageRows place(
            StageSpec stage, Headline line, double top, int shownThreads, int shownClients) {
        double y = top + line.height();
        if (stage.folded()) {
            Band none = new Band(0, 0, 0, 0, y, y);
            return new StageRows(stage, line, top, List.of(), none, none, y + GAP);
        }
        Digest digest = stage.digest();
        Scope scope = stage.scope();
        int allThreads = Math.max(1, digest.threads().size());
        int allClients = digest.clients().size();
        Band threads = band(scope.firstThread(), shownThreads, allThreads, 0, y);
        double next = threads.end() + loss(stage);
        Band clients = band(scope.firstClient(), shownClients, allClients, digest.hidden(), next);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < threads.shown() && i < digest.threads().size(); i++) {
            ThreadRow row = digest.threads().get(threads.first() + i);
            rows.add(new Row(row, null, threads.top() + i * rowHeight, rowHeight));
        }
        for (int i = 0; i < clients.shown(); i++) {
            ClientLane lane = digest.clients().get(clients.first() + i);
            rows.add(new Row(null, lane, clients.top() + i * rowHeight, rowHeight));
        }
        return new StageRows(
                stage, line, top, List.copyOf(rows), threads, clients, clients.end() + GAP);
    }

    /** Height of the line about lost updates; 0 where the stage has none, or is folded. */
    static double loss(StageSpec stage) {
        boolean lost = stage.lanes().lostUpdates().pairs().size() > 0;
        return lost && !stage.folded() ? LOSS : 0;
    }

    private Band band(int wanted, int shown, int all, int hidden, double top) {
        int first = Math.clamp(wanted, 0, Math.max(0, all - shown));
        return new Band(first, shown, all, hidden, top, top + shown * rowHeight);
    }

    /**
     * Whether the window has room for all rows, each so high, and for all that is below them. The
     * room for the user's notes counts whether there are notes or not, so that the first note
     * changes nothing.
     *
     * @param height in pixels
     */
    public boolean hasRoomForRows(double height) {
        double headers =
                stages.stream().mapToDouble(stage -> stage.headline().height() + GAP).sum();
        double below = RULER + NOTE * Notes.MOST_LINES + FooterLayout.WHOLE.height();
        return headers + RowFit.whole(spec.stages(), height) + below <= spec.height();
    }

    /** The picture that is laid out. */
    public PictureSpec spec() {
        return spec;
    }

    /** The width of the lanes in the window, of a width. */
    public static double laneWidth(double width) {
        return Math.max(1, width - HEAD - MARGIN);
    }

    /** The width of the lanes in a capture of a width. */
    public static double captureLaneWidth(double width) {
        return Math.max(1, width - head(width, PictureSpec.Chrome.CAPTURE) - MARGIN);
    }

    static double head(double width, PictureSpec.Chrome chrome) {
        return chrome == PictureSpec.Chrome.WINDOW
                ? HEAD
                : Math.clamp(Math.rint(width * HEAD_SHARE), LEAST_HEAD, HEAD);
    }

    /** The stages, from top to bottom. */
    public List<StageRows> stages() {
        return Collections.unmodifiableList(stages);
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

    /** Upper edge of the line about the range, where there is one. */
    public double range() {
        return ruler + RULER;
    }

    /** Upper edge of the line about the selected event, where there is one. */
    public double event() {
        return below() - NOTE;
    }

    /** Upper edge of what is below the ruler and its notes. */
    public double below() {
        return ruler + RULER + notes;
    }

    /** Upper edge of the legend. */
    public double legend() {
        return spec.chrome() == PictureSpec.Chrome.CAPTURE ? below() + sentence.height() : below();
    }

    /** Upper edge of the strip with the whole run; {@link #bottom} where there is none. */
    public double strip() {
        return bottom - under.strip();
    }

    /** The lines of a capture's title; none in the window. */
    public List<String> title() {
        return title;
    }

    /** The sentence of a capture; of no lines in the window. */
    public SentenceLines sentence() {
        return sentence;
    }

    /** Whether every row has a place. */
    public boolean showsAllRows() {
        return stages.stream()
                .noneMatch(stage -> stage.threads().overflows() || stage.clients().overflows());
    }

    /** Whether every row has a place, and is good to read. */
    public boolean isRoomy() {
        return showsAllRows() && rowHeight >= ROOMY && bottom <= spec.height();
    }

    /** What is below the ruler. */
    public FooterLayout under() {
        return under;
    }

    /** Lower edge of everything. */
    public double bottom() {
        return bottom;
    }
}
