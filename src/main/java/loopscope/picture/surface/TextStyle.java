package loopscope.picture.surface;

/**
 * The look of words: the sans for words, the mono for calls and sets.
 *
 * @param size height of the type in pixels at 100%; nothing under 11 is legible
 */
public record TextStyle(Family family, double size, Weight weight) {
    /** The smallest words that are legible. */
    public static final TextStyle SMALL = sans(11, Weight.REGULAR);

    /** The two bundled families. */
    public enum Family {
        SANS,
        MONO
    }

    /** How heavy the strokes are; the mono has no semibold and shows bold instead. */
    public enum Weight {
        REGULAR(400),
        SEMIBOLD(600),
        BOLD(700);

        private final int css;

        Weight(int css) {
            this.css = css;
        }

        /** The number CSS and SVG call this weight by. */
        public int css() {
            return css;
        }
    }

    /** Checks the size. */
    public TextStyle {
        if (!(size > 0 && size < 1000)) {
            throw new IllegalArgumentException("A text size lies between 0 and 1000, not " + size);
        }
    }

    /** Words in the sans. */
    public static TextStyle sans(double size, Weight weight) {
        return new TextStyle(Family.SANS, size, weight);
    }

    /** Calls and sets in the mono. */
    public static TextStyle mono(double size, Weight weight) {
        return new TextStyle(Family.MONO, size, weight);
    }
}
