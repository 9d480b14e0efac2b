package loopscope.picture;

import loopscope.picture.Marks.Area;
import loopscope.picture.Marks.Kind;
import loopscope.picture.Marks.Mark;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what collides in a picture.
 *
 * <pre>
 *   cut       a word beyond the picture's edge, or beyond what it is clipped to
 *   over      a word over another, or a mark drawn over a word
 *   on        a word that stands half on a mark and half beside it
 *   between   a word on the edge of two lanes, or of a lane and a header
 *   pills     a chip of words over a sign, or over another chip of words
 * </pre>
 *
 * <p>A word may stand on a mark that carries all of it: on its chip, its bar, its badge, its lane.
 * A tint, which is see-through, covers nothing. Signs stand on the chip that was drawn before them.
 */
final class Collisions {
    /** What touches by less than a pixel does not meet. */
    private static final double TOUCH = 1;

    /** Heights are those of the tallest letters and the longest tails: a word hardly has both. */
    private static final double CUT = 1;

    /** Fills that are more see-through than this are tints. */
    private static final double TINT = 0.8;

    private final Layout layout;
    private final List<Mark> marks;
    private final List<String> found = new ArrayList<>();
    private int words;

    private Collisions(Layout layout, List<Mark> marks) {
        this.layout = layout;
        this.marks = marks;
    }

    /** Paints a picture and looks at it. */
    static Collisions in(PictureSpec spec) {
        Marks marks = new Marks();
        boolean capture = spec.chrome() == PictureSpec.Chrome.CAPTURE;
        Layout layout = capture ? Painter.layoutOfCapture(spec) : Layout.of(spec);
        Painter.paint(marks, layout);
        Collisions collisions = new Collisions(layout, marks.all);
        collisions.look();
        return collisions;
    }

    /** What collides, in words; empty for nothing. */
    List<String> found() {
        return found;
    }

    /** How many words the picture has. */
    int words() {
        return words;
    }

    private void look() {
        double width = layout.spec().width();
        boolean capture = layout.spec().chrome() == PictureSpec.Chrome.CAPTURE;
        double height =
                capture ? layout.bottom() : Math.max(layout.bottom(), layout.spec().height());
        Area picture = new Area(0, 0, width, height);
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.kind() == Kind.WORD && !mark.seen().isEmpty()) {
                words++;
                cut(mark, picture);
                between(mark);
                on(i);
                over(i);
            } else if (mark.kind() == Kind.CHIP && mark.opacity() > TINT) {
                pills(i);
            }
        }
    }

    private void cut(Mark word, Area picture) {
        if (!word.seen().and(picture).holds(word.area(), CUT)) {
            found.add("cut: " + word);
        }
    }

    private void between(Mark word) {
        for (Layout.StageRows stage : layout.stages()) {
            double lanes = stage.top() + stage.headline().height() - 4;
            crosses(word, lanes, "the header of " + stage.stage().model());
            for (Layout.Row row : stage.rows()) {
                crosses(word, row.bottom(), "lane at " + row.top());
            }
        }
        crosses(word, layout.ruler(), "the ruler");
        crosses(word, layout.ruler() + Layout.RULER, "the ruler's end");
        crosses(word, layout.below(), "what is below");
        crosses(word, layout.legend(), "the legend");
    }

    private void crosses(Mark word, double edge, String what) {
        if (word.area().top() < edge - CUT && word.area().bottom() > edge + CUT) {
            found.add("between: " + word + " on the edge of " + what);
        }
    }

    /** Looks below a word, down to the mark that carries all of it. */
    private void on(int index) {
        Mark word = marks.get(index);
        for (int i = index - 1; i >= 0; i--) {
            Mark below = marks.get(i);
            boolean carries = below.kind() != Kind.WORD;
            if (carries && below.opacity() > TINT && below.seen().holds(word.area(), TOUCH)) {
                if (below.kind() == Kind.HATCH) {
                    found.add("on: " + word + " on a hatch");
                }
                return;
            }
            if (below.kind() != Kind.WORD
                    && below.opacity() > TINT
                    && below.seen().meets(word.area(), TOUCH)) {
                found.add("on: " + word + " half on " + below);
                return;
            }
        }
    }

    private void over(int index) {
        Mark word = marks.get(index);
        for (int i = index + 1; i < marks.size(); i++) {
            Mark above = marks.get(i);
            if (above.opacity() > TINT && above.seen().meets(word.seen(), TOUCH)) {
                found.add("over: " + above + " over " + word);
                return;
            }
        }
    }

    /** A chip covers no sign, and no part of another chip. */
    private void pills(int index) {
        Mark pill = marks.get(index);
        for (int i = 0; i < index; i++) {
            Mark below = marks.get(i);
            boolean coverable = below.kind() == Kind.PATH || below.kind() == Kind.CHIP;
            if (coverable
                    && below.opacity() > TINT
                    && below.seen().meets(pill.seen(), TOUCH)
                    && !below.seen().holds(pill.seen(), TOUCH)) {
                found.add("pills: " + pill + " over " + below);
                return;
            }
        }
    }
}
