package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Sign;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Stoppages;
import loopscope.timeline.lanes.Wait;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws the messages that one client says and hears, as chips on its lane.
 *
 * <p>A chip has a pin at its left edge. The pin marks the time, the width means nothing, and the
 * chip never moves away from its pin. Where its words would reach beyond now, the pin is at its
 * right edge, if there is more room. A message that is heard back within a chip's width has one
 * chip. Where there is no room, the chip's figures go first, then its words, then its sign, which
 * may stand on either side; pins too close to part become one.
 */
final class ChipRow {
    private static final double PAD = 6;
    private static final double SIGN = Sign.SIZE;
    private static final double GAP = 3;

    /** The greatest width of a chip, in pixels. */
    static final double WIDEST = 150;

    /** In less room than this no words are tried. */
    private static final double LEGIBLE = 30;

    /** The width of a chip that has its sign alone. */
    private static final double SIGN_ALONE = SIGN + 6;

    private enum Kind {
        SAYS,
        HEARS,
        BOTH
    }

    private record Chip(Kind kind, double x, long said, long earliest, String text, String took) {
        Chip with(String words, String figures) {
            return new Chip(kind, x, said, earliest, words, figures);
        }
    }

    /** What there is room for. */
    private enum Form {
        WORDS,
        SIGN,
        PIN
    }

    /**
     * A chip with as many of its words as it has room for, none of them where that is little.
     *
     * @param before whether it stands before its pin
     */
    private record Fitted(Chip chip, double width, boolean before, Form form) {
        static Fitted ofWords(Chip chip, double width, boolean before) {
            Form form = chip.text.isEmpty() ? Form.PIN : Form.WORDS;
            return new Fitted(chip, width, before, form);
        }

        Fitted withSign(boolean beforePin) {
            return new Fitted(chip, SIGN_ALONE, beforePin, Form.SIGN);
        }

        double begin() {
            return before ? chip.x - wide() : chip.x;
        }

        double end() {
            return before ? chip.x + Pen.LEAST : chip.x + wide();
        }

        double wide() {
            return form == Form.PIN ? Pen.LEAST : width;
        }
    }

    private final Pen pen;
    private final Lanes lanes;
    private final ClientLane lane;
    private final Layout.Row row;
    private final int ink;
    private final int line;
    private final List<Chip> chips = new ArrayList<>();
    private final List<Fitted> fitted = new ArrayList<>();
    private final double height;
    private final double farewell;

    ChipRow(Pen pen, Lanes lanes, ClientLane lane, Layout.Row row) {
        this.pen = pen;
        this.lanes = lanes;
        this.lane = lane;
        this.row = row;
        int hue = Pen.hue(lane.connection());
        this.ink = pen.theme.clientInk(hue);
        this.line = pen.theme.client(hue);
        this.height = Math.min(20, row.height() - 4);
        long left = lane.goodbyeTime();
        this.farewell = left > pen.spec.now() ? Double.MAX_VALUE : pen.x(left);
    }

    /** The width of a message's chip where there is room for all of it. */
    static double widest(Lanes lanes, ClientMessages.View messages, int message) {
        long said = messages.said(message);
        long heard = messages.heard(message);
        long lead = said - messages.earliest(message);
        String took = heard == ClientLane.OPEN ? "" : Wait.brief(heard - said, lead);
        String text = lanes.text(messages, message);
        return Math.min(WIDEST, width(new Chip(Kind.BOTH, 0, said, said, text, took)));
    }

    /** Finds the chips in view; a bounded number, however many messages there are. */
    void place(ClientMessages.View messages) {
        long from = (long) pen.view().time(-WIDEST);
        double until = Math.min(pen.view().to(), pen.spec.now());
        int message = messages.firstSaidAfter(from);
        while (message < messages.size() && messages.said(message) <= until) {
            double x = pen.x(messages.said(message));
            int next = nextSeen(messages, message, x);
            double free = next < messages.size() ? pen.x(messages.said(next)) : WIDEST + x;
            place(messages, message, x, until, free - x);
            message = next;
        }
        chips.sort((a, b) -> Double.compare(a.x, b.x));
        for (int i = 0; i < chips.size(); i++) {
            fitted.add(fitted(i));
            takesRoom(fitted.getLast());
        }
    }

    /** The next message whose pin does not fall on that of one at x. */
    private int nextSeen(ClientMessages.View messages, int message, double x) {
        long time = (long) pen.view().time(x + Pen.LEAST - pen.head);
        return Math.max(message + 1, messages.firstSaidAfter(time, message));
    }

    private void place(
            ClientMessages.View messages, int message, double x, double until, double free) {
        long heard = messages.heard(message);
        long said = messages.said(message);
        long earliest = messages.earliest(message);
        String text = free < LEGIBLE ? "" : lanes.text(messages, message);
        Chip says = new Chip(Kind.SAYS, x, said, earliest, text, "");
        if (heard == ClientLane.OPEN || heard > until) {
            chips.add(says);
        } else if (pen.x(heard) - x <= width(says)) {
            String took = free < LEGIBLE ? "" : Wait.brief(heard - said, said - earliest);
            chips.add(new Chip(Kind.BOTH, x, said, earliest, text, took));
        } else {
            chips.add(says);
            chips.add(new Chip(Kind.HEARS, pen.x(heard), said, said, text, ""));
        }
    }

    void paint() {
        fitted.forEach(this::paint);
    }

    private Fitted fitted(int i) {
        Chip chip = chips.get(i);
        double after = Math.min(room(i), roomToNow(chip));
        double before = chip.x - roomFrom(i) - 2;
        Fitted words = fitted(chip, after, false);
        if (roomToNow(chip) < room(i)) {
            Fitted beyond = fitted(chip, before, true);
            words = beyond.wide() > words.wide() ? beyond : words;
        }
        boolean one = words.form == Form.PIN && chip.kind != Kind.BOTH;
        boolean sign = one && Math.max(after, before) > SIGN_ALONE + GAP;
        return sign ? words.withSign(after <= SIGN_ALONE + GAP) : words;
    }

    private double roomToNow(Chip chip) {
        boolean ends = pen.x(pen.spec.now()) < pen.right();
        return ends ? pen.end() - chip.x : Double.MAX_VALUE;
    }

    /** Where the room before a chip begins: at the lanes, the chip before, or what is covered. */
    private double roomFrom(int i) {
        Stoppages.View stoppages = lanes.stoppages().view();
        long time = (long) pen.view().time(chips.get(i).x - pen.head);
        int last = stoppages.firstEndingAfter(time) - 1;
        double covered = last < 0 ? pen.head : pen.x(stoppages.to(last));
        return Math.max(covered, i == 0 ? pen.head : fitted.getLast().end());
    }

    /** Up to the next chip, the goodbye, what is covered, or the picture's edge. */
    private double room(int i) {
        double x = chips.get(i).x;
        double next = i + 1 < chips.size() ? chips.get(i + 1).x : pen.right() + Layout.MARGIN;
        double until = farewell > x ? Math.min(next, farewell - 2) : next;
        return Math.min(until, covered(chips.get(i))) - x - 2;
    }

    /** The x at which the program was stopped next. */
    private double covered(Chip chip) {
        Stoppages.View stoppages = lanes.stoppages().view();
        long time = (long) pen.view().time(chip.x - pen.head);
        int next = stoppages.firstEndingAfter(time);
        return next < stoppages.size() ? pen.x(stoppages.from(next)) : Double.MAX_VALUE;
    }

    private void paint(Fitted fitted) {
        Chip chip = fitted.chip;
        if (chip.x < pen.head) {
            return;
        }
        pen.keys.add(LegendEntry.SAYS);
        double width = fitted.width;
        if (fitted.form != Form.PIN) {
            double y = row.middle() - height / 2;
            double x = fitted.begin();
            pen.surface.roundRect(x, y, width, height, 3, pen.of(Tone.GROUND), line, 1.4);
            words(chip, x + (fitted.form == Form.SIGN ? (width - SIGN) / 2 : PAD));
        }
        double begin = fitted.begin() - 2;
        double wide = fitted.end() - begin;
        double upper = row.middle() - height / 2;
        pen.chips.add(new Frame.Chip(lane, chip.said, begin, upper, wide, height));
        double pin = pinHeight();
        pen.surface.rect(chip.x - 1, row.middle() - pin / 2, 2.4, pin, line);
        new BoundPainter(pen, row, line).paint(chip.earliest, chip.said, pin);
    }

    /** Other words of the lane, which are drawn before it, leave it free. */
    private void takesRoom(Fitted fitted) {
        if (fitted.chip.x >= pen.head) {
            double pin = pinHeight();
            double width = fitted.end() - fitted.begin() + 1;
            pen.labels.add(fitted.begin() - 1, row.middle() - pin / 2, width, pin);
        }
    }

    private double pinHeight() {
        return Math.min(row.height() - 4, height + 6);
    }

    private static Fitted fitted(Chip chip, double room, boolean before) {
        double most = Math.min(room, WIDEST);
        double width = width(chip);
        if (width <= most) {
            return Fitted.ofWords(chip, width, before);
        }
        double words = most - width(chip.with("", ""));
        Chip cut = chip.with(words < 8 ? "" : Text.fitWithAir(chip.text, Pen.CHIP, words), "");
        return Fitted.ofWords(cut, width(cut), before);
    }

    private static double width(Chip chip) {
        double signs = chip.kind == Kind.BOTH ? 2 * SIGN : SIGN;
        double took = chip.took.isEmpty() ? 0 : Text.room(chip.took, TextStyle.SMALL) + PAD;
        return PAD + signs + GAP + Text.room(chip.text, Pen.CHIP) + took + PAD;
    }

    private void words(Chip chip, double left) {
        double x = left;
        double base = row.middle() + SIGN / 2;
        if (chip.kind != Kind.HEARS) {
            pen.surface.path(Sign.SAYS, x, base, ink, Colour.NONE, 0, Dash.SOLID);
            x += SIGN;
        }
        if (chip.kind != Kind.SAYS) {
            pen.surface.path(Sign.HEARS, x, base, ink, Colour.NONE, 0, Dash.SOLID);
            x += SIGN;
        }
        x += GAP;
        if (chip.text.isEmpty()) {
            return;
        }
        double baseline = Pen.baseline(Pen.CHIP, Pen.lifted(Pen.CHIP, row.middle(), height));
        pen.surface.text(chip.text, x, baseline, Pen.CHIP, ink, Anchor.START);
        if (!chip.took.isEmpty()) {
            x += Text.room(chip.text, Pen.CHIP) + PAD;
            int dim = pen.of(Tone.DIM_INK);
            pen.surface.text(chip.took, x, baseline, TextStyle.SMALL, dim, Anchor.START);
        }
    }

    /** The widest stretch between two x that no chip covers. */
    double[] freeWithin(double from, double to) {
        double[] best = {from, from};
        double x = from;
        for (int i = 0; i < fitted.size() && fitted.get(i).begin() < to; i++) {
            double end = fitted.get(i).end();
            if (end > from) {
                best = wider(best, x, Math.min(fitted.get(i).begin(), to));
                x = Math.max(x, end);
            }
        }
        return wider(best, x, to);
    }

    private static double[] wider(double[] best, double from, double to) {
        return to - from > best[1] - best[0] ? new double[] {from, to} : best;
    }
}
