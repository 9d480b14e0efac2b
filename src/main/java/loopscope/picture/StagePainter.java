package loopscope.picture;

import loopscope.timeline.ClientLane;
import loopscope.timeline.EventOrder;
import loopscope.timeline.HeldWords;
import loopscope.timeline.Lanes;
import loopscope.timeline.Moral;
import loopscope.timeline.ThreadLane;
import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A stage: its header with the moral, and its lanes. */
final class StagePainter {
    private static final TextStyle MODEL = TextStyle.sans(14, TextStyle.Weight.BOLD);
    private static final TextStyle BADGE = TextStyle.sans(11, TextStyle.Weight.SEMIBOLD);
    private static final TextStyle MORAL = TextStyle.sans(12.5, TextStyle.Weight.SEMIBOLD);
    private static final double CHIP_HEIGHT = 18;
    private static final double CHIP_AIR = 8;

    private final Pen pen;
    private final Layout.StageRows rows;

    StagePainter(Pen pen, Layout.StageRows rows) {
        this.pen = pen;
        this.rows = rows;
    }

    void paint() {
        header();
        steps();
        HeadPainter heads = new HeadPainter(pen);
        for (Layout.Row row : rows.rows()) {
            List<ThreadLane> threads = row.threads();
            ClientLane client = row.client();
            pen.surface.group(name(threads, client));
            if (!threads.isEmpty()) {
                heads.threads(row);
            } else if (client != null) {
                heads.client(row, client);
            }
            pen.surface.clip(Layout.HEAD, row.top(), pen.shot.width() - Layout.HEAD, row.height());
            if (!threads.isEmpty()) {
                track(row);
                Lanes lanes = rows.stage().lanes();
                threads.forEach(thread -> new ThreadLanePainter(pen, lanes, row, thread).paint());
                door(row);
            } else if (client != null) {
                new ClientLanePainter(pen, rows.stage().lanes(), row, client).paint();
            }
            pen.surface.unclip();
            if (row.height() > 12) {
                pen.surface.rect(0, row.bottom() - 1, pen.shot.width(), 1, pen.of(Tone.HEADER));
            }
            pen.surface.endGroup();
        }
        new CountPainter(pen, rows).paint();
    }

    private void steps() {
        if (pen.view() instanceof EventOrder order && !rows.rows().isEmpty()) {
            double top = rows.rows().getFirst().top();
            StepsPainter.ground(pen, order, top, rows.rows().getLast().bottom());
        }
    }

    private static String name(List<ThreadLane> threads, @Nullable ClientLane client) {
        return client == null ? HeadPainter.name(threads) : "client " + client.connection().name();
    }

    private void track(Layout.Row row) {
        double width = pen.view().width();
        pen.surface.rect(Layout.HEAD, row.top() + 1, width, row.height() - 2, pen.of(Tone.LANE));
    }

    private void door(Layout.Row row) {
        ThreadLane acceptor = rows.stage().lanes().acceptor();
        if (acceptor != null && row.threads().contains(acceptor)) {
            new DoorPainter(pen, row, rows.stage().lanes().door()).paint();
        }
    }

    private void header() {
        double top = rows.top();
        double width = pen.shot.width();
        pen.surface.rect(0, top, width, Layout.HEADER - 4, pen.of(Tone.PANEL));
        pen.surface.rect(0, top, width, 1, pen.of(Tone.GRID));
        pen.surface.rect(0, top + Layout.HEADER - 5, width, 1, pen.of(Tone.GRID));
        double middle = top + (Layout.HEADER - 4) / 2;
        double used = pen.shot.chrome() == Shot.Chrome.CAPTURE ? identity(middle) : Layout.CONTROLS;
        used = marks(used, middle);
        moral(used, middle);
    }

    private double identity(double middle) {
        StageShot stage = rows.stage();
        double x = 14;
        text(stage.model(), MODEL, x, middle, pen.of(Tone.INK));
        x += Text.width(stage.model(), MODEL) + 12;
        String kind = stage.kind().toUpperCase(Locale.ROOT);
        Tone ground = stage.multiplexed() ? Tone.BADGE_MULTIPLEXED : Tone.BADGE_BLOCKING;
        double width = Text.width(kind, BADGE) + 18;
        pen.surface.roundRect(x, middle - 9, width, CHIP_HEIGHT, 9, pen.of(ground), Colour.NONE, 0);
        text(kind, BADGE, x + 9, middle, pen.of(Tone.BADGE_INK));
        x += width + 12;
        text(stage.address(), Pen.SMALL, x, middle, pen.of(Tone.DIM_INK));
        return x + Text.width(stage.address(), Pen.SMALL) + 12;
    }

    /** Honesty marks: always here, in every capture. */
    private double marks(double from, double middle) {
        double x = from + CHIP_AIR;
        for (String whole : told()) {
            String mark = Text.fit(whole, BADGE, pen.shot.width() - Layout.MARGIN - x - 18);
            if (mark.isEmpty()) {
                break;
            }
            double width = Text.width(mark, BADGE) + 18;
            pen.surface.roundRect(
                    x,
                    middle - 9,
                    width,
                    CHIP_HEIGHT,
                    9,
                    pen.of(Tone.NOTICE),
                    pen.of(Tone.NOTICE_INK),
                    1);
            text(mark, BADGE, x + 9, middle, pen.of(Tone.NOTICE_INK));
            x += width + 8;
        }
        return x;
    }

    /** What the stage says of itself, and that it was held where its record alone tells. */
    private List<String> told() {
        List<String> told = new ArrayList<>(rows.stage().marks());
        String held = HeldWords.mark(rows.stage().lanes(), pen.view(), pen.shot.now());
        if (!held.isEmpty() && told.stream().noneMatch(HeldWords::isMark)) {
            told.add(held);
        }
        return told;
    }

    private void moral(double used, double middle) {
        Moral moral = Moral.of(rows.stage().lanes(), pen.shot.now());
        Tone tone =
                switch (moral.tone()) {
                    case WAITED -> Tone.WAITS;
                    case HELD -> Tone.NOTICE_INK;
                    case NOBODY -> Tone.NOBODY_WAITS;
                    case QUIET -> Tone.DIM_INK;
                };
        double right = pen.shot.width() - Layout.MARGIN;
        String whole = moral.text() + threads(moral);
        String prefixed = moral.tone() == Moral.Tone.QUIET ? whole : "whole run: " + whole;
        String text = Text.width(prefixed, MORAL) <= right - used ? prefixed : moral.text();
        String fitted = Text.fit(text, MORAL, right - used);
        double baseline = middle + MORAL.size() * 0.36;
        pen.surface.text(fitted, right, baseline, MORAL, pen.of(tone), Anchor.END);
    }

    /** The window has its counts on the left. */
    private String threads(Moral moral) {
        if (pen.shot.chrome() == Shot.Chrome.WINDOW) {
            return "";
        }
        String threads = Units.count(rows.stage().lanes().threads().size(), "thread");
        return moral.text().isEmpty() ? threads : "  ·  " + threads;
    }

    private void text(String text, TextStyle style, double x, double middle, int ink) {
        pen.surface.text(text, x, middle + style.size() * 0.36, style, ink, Anchor.START);
    }
}
