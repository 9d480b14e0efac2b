package loopscope.picture;

import loopscope.picture.layout.Headline;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.ThreadRow;
import loopscope.timeline.words.StageSummary;
import loopscope.timeline.words.ThreadWords;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Draws a stage: its header with the summary, and its lanes. */
final class StagePainter {
    private static final double CHIP_HEIGHT = 18;

    private final Pen pen;
    private final Layout.StageRows rows;

    StagePainter(Pen pen, Layout.StageRows rows) {
        this.pen = pen;
        this.rows = rows;
    }

    void paint() {
        header();
        steps();
        CountPainter counts = new CountPainter(pen, rows);
        StoppagePainter stoppages = new StoppagePainter(pen, rows);
        HeadPainter heads = new HeadPainter(pen);
        for (Layout.Row row : rows.rows()) {
            ThreadRow threads = row.thread();
            ClientLane client = row.client();
            pen.surface.group(name(threads, client));
            if (threads != null) {
                heads.threads(row, threads);
            } else if (client != null) {
                heads.client(rows.stage().lanes(), row, client);
            }
            pen.surface.clip(pen.head, row.top(), pen.spec.width() - pen.head, row.height());
            if (threads != null) {
                track(row);
                threads(row, threads);
                acceptQueue(row);
                death(row, threads);
            } else if (client != null) {
                new ClientLanePainter(pen, rows.stage().lanes(), row, client).paint();
            }
            pen.surface.unclip();
            if (row.height() > 12) {
                pen.surface.rect(0, row.bottom() - 1, pen.spec.width(), 1, pen.of(Tone.HEADER));
            }
            pen.surface.endGroup();
        }
        double lanes = pen.spec.width() - pen.head;
        pen.surface.clip(pen.head, rows.top(), lanes, rows.bottom() - rows.top());
        stoppages.paint();
        counts.paint();
        pen.surface.unclip();
        BandPainter bands = new BandPainter(pen);
        bands.paint(rows.threads(), "thread");
        bands.paint(rows.clients(), "client");
    }

    private void steps() {
        if (pen.view() instanceof EventOrder order && !rows.rows().isEmpty()) {
            double top = rows.rows().getFirst().top();
            StepsPainter.ground(pen, order, top, rows.rows().getLast().bottom());
        }
    }

    private void death(Layout.Row row, ThreadRow threads) {
        String failure = rows.stage().failure();
        boolean first = row.top() == rows.threads().top();
        if (first && !failure.isEmpty()) {
            new DeathPainter(pen, failure).paint(row, threads);
        }
    }

    private static String name(@Nullable ThreadRow threads, @Nullable ClientLane client) {
        return threads != null
                ? threads.name()
                : "client " + (client == null ? "" : client.connection().name());
    }

    /** Draws a row's threads; those that end at the same pixels as the one before are skipped. */
    private void threads(Layout.Row row, ThreadRow threads) {
        List<ThreadLane> all = threads.threads();
        long from = (long) pen.view().from();
        int thread = firstEnded(all, 0, from);
        while (thread < all.size() && all.get(thread).began() <= pen.view().to()) {
            ThreadLane lane = all.get(thread);
            new ThreadLanePainter(pen, rows.stage().lanes(), row, lane).paint();
            long seen =
                    lane.ended() == ThreadLane.OPEN
                            ? ThreadLane.OPEN - 1
                            : (long) pen.view().time(pen.view().x(lane.ended()) + Pen.LEAST);
            thread = Math.max(thread + 1, firstEnded(all, thread + 1, seen));
        }
    }

    private static int firstEnded(List<ThreadLane> threads, int start, long after) {
        int low = start;
        int high = threads.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (threads.get(middle).ended() < after) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void track(Layout.Row row) {
        double width = pen.view().width();
        pen.surface.rect(pen.head, row.top() + 1, width, row.height() - 2, pen.of(Tone.LANE));
    }

    private void acceptQueue(Layout.Row row) {
        ThreadLane acceptor = rows.stage().lanes().acceptor();
        if (acceptor != null && row.threads().contains(acceptor)) {
            new AcceptQueuePainter(pen, row, rows.stage().lanes().acceptQueue()).paint();
        }
    }

    private void header() {
        double top = rows.top();
        double width = pen.spec.width();
        Headline line = rows.headline();
        double height = line.height();
        pen.surface.rect(0, top, width, height - 4, pen.of(Tone.PANEL));
        pen.surface.rect(0, top, width, 1, pen.of(Tone.GRID));
        pen.surface.rect(0, top + height - 5, width, 1, pen.of(Tone.GRID));
        double middle = top + (Layout.HEADER - 4) / 2;
        if (pen.spec.chrome() == PictureSpec.Chrome.CAPTURE) {
            identity(middle);
        }
        double used = marks(line.beside(), line.identity(), middle);
        double below = middle + Headline.MARKS;
        if (line.isSummaryBelow()) {
            summary(Headline.LEFT, below);
            below += Headline.MARKS;
        } else {
            summary(used, middle);
        }
        for (List<String> marks : line.below()) {
            marks(marks, Headline.LEFT, below);
            below += Headline.MARKS;
        }
    }

    private void identity(double middle) {
        StageSpec stage = rows.stage();
        double x = Headline.LEFT;
        text(stage.model(), Headline.MODEL, x, middle, pen.of(Tone.INK));
        x += Text.room(stage.model(), Headline.MODEL) + Headline.GAP;
        String kind = stage.kind().toUpperCase(Locale.ROOT);
        Tone ground = stage.multiplexed() ? Tone.BADGE_MULTIPLEXED : Tone.BADGE_BLOCKING;
        double width = Text.width(kind, Headline.BADGE) + Headline.CHIP;
        pen.surface.roundRect(x, middle - 9, width, CHIP_HEIGHT, 9, pen.of(ground), Colour.NONE, 0);
        inBadge(kind, x, width, middle, pen.of(Tone.BADGE_INK));
        x += width + Headline.GAP;
        double room = pen.spec.width() - Layout.MARGIN - x;
        if (Text.room(stage.address(), TextStyle.SMALL) <= room) {
            text(stage.address(), TextStyle.SMALL, x, middle, pen.of(Tone.DIM_INK));
        }
    }

    /** In the middle, so that a wider font has air on both sides. */
    private void inBadge(String text, double x, double width, double middle, int ink) {
        double baseline = middle + Headline.BADGE.size() * 0.36;
        pen.surface.text(text, x + width / 2, baseline, Headline.BADGE, ink, Anchor.MIDDLE);
    }

    /** Draws honesty marks, in the window and in every capture, and returns where they end. */
    private double marks(List<String> marks, double from, double middle) {
        double x = from + Headline.CHIP_AIR;
        for (String whole : marks) {
            double room = pen.spec.width() - Layout.MARGIN - x - Headline.CHIP;
            String mark = Text.fitWithAir(whole, Headline.BADGE, room);
            if (mark.isEmpty()) {
                break;
            }
            double width = Text.room(mark, Headline.BADGE) + Headline.CHIP;
            pen.surface.roundRect(
                    x,
                    middle - 9,
                    width,
                    CHIP_HEIGHT,
                    9,
                    pen.of(Tone.NOTICE),
                    pen.of(Tone.NOTICE_INK),
                    1);
            inBadge(mark, x, width, middle, pen.of(Tone.NOTICE_INK));
            x += width + Headline.CHIP_AIR;
        }
        return x;
    }

    private void summary(double used, double middle) {
        StageSummary summary = rows.stage().digest().summary();
        Tone tone =
                switch (summary.tone()) {
                    case WAITED -> Tone.WAITS;
                    case ALONE -> Tone.INK;
                    case HELD -> Tone.NOTICE_INK;
                    case NOBODY -> Tone.NOBODY_WAITS;
                    case QUIET -> Tone.DIM_INK;
                };
        double right = pen.spec.width() - Layout.MARGIN;
        String whole = summary.text() + threads(summary);
        String prefixed = summary.tone() == StageSummary.Tone.QUIET ? whole : stretch() + whole;
        String text =
                Text.width(prefixed, Headline.SUMMARY) <= right - used ? prefixed : summary.text();
        String fitted = Text.fit(text, Headline.SUMMARY, right - used);
        double baseline = middle + Headline.SUMMARY.size() * 0.36;
        pen.surface.text(fitted, right, baseline, Headline.SUMMARY, pen.of(tone), Anchor.END);
    }

    /** Of which stretch of time the summary is; what the window shows is all that there is yet. */
    private String stretch() {
        PictureSpec spec = pen.spec;
        boolean early = spec.chrome() == PictureSpec.Chrome.CAPTURE && spec.now() < spec.recorded();
        return early ? "so far: " : "whole run: ";
    }

    /** The number of threads, in a capture; the window has its counts on the left. */
    private String threads(StageSummary summary) {
        if (pen.spec.chrome() == PictureSpec.Chrome.WINDOW) {
            return "";
        }
        List<ThreadLane> begun =
                rows.stage().lanes().threads().stream()
                        .filter(lane -> lane.began() <= pen.spec.now())
                        .toList();
        String threads = ThreadWords.count(begun);
        return summary.text().isEmpty() ? threads : "  ·  " + threads;
    }

    private void text(String text, TextStyle style, double x, double middle, int ink) {
        pen.surface.text(text, x, middle + style.size() * 0.36, style, ink, Anchor.START);
    }
}
