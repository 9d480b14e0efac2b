package loopscope.picture.surface;

import java.util.Arrays;

/**
 * An outline of straight lines and curves, kept in two arrays: build it once, draw it at many
 * places ({@link Surface#path} moves it), or {@link #clear} and reuse it each frame.
 *
 * <p>Not thread-safe while it is being built.
 */
public final class Path {
    /** The kinds of steps; the letters are SVG's. */
    public enum Step {
        MOVE('M', 2),
        LINE('L', 2),
        CURVE('C', 6),
        CLOSE('Z', 0);

        private final char letter;
        private final int coordinates;

        Step(char letter, int coordinates) {
            this.letter = letter;
            this.coordinates = coordinates;
        }

        /** The letter SVG has for it. */
        public char letter() {
            return letter;
        }

        /** How many coordinates belong to it. */
        public int coordinates() {
            return coordinates;
        }
    }

    private Step[] steps = new Step[8];
    private double[] coordinates = new double[16];
    private int stepCount;
    private int coordinateCount;
    private double left;
    private double top;
    private double right;
    private double bottom;

    /** Starts a new outline at a point. */
    public Path moveTo(double x, double y) {
        return add(Step.MOVE).point(x, y);
    }

    /** A straight line to a point. */
    public Path lineTo(double x, double y) {
        return add(Step.LINE).point(x, y);
    }

    /** A cubic curve to (x, y), pulled by two control points. */
    public Path curveTo(double x1, double y1, double x2, double y2, double x, double y) {
        return add(Step.CURVE).point(x1, y1).point(x2, y2).point(x, y);
    }

    /** A straight line back to where the outline started. */
    public Path close() {
        return add(Step.CLOSE);
    }

    /** Removes all steps, and keeps the memory. */
    public Path clear() {
        stepCount = 0;
        coordinateCount = 0;
        return this;
    }

    /** How many steps there are. */
    public int size() {
        return stepCount;
    }

    /** The step at an index. */
    public Step step(int index) {
        return steps[index];
    }

    /** A coordinate by its index over all steps, x and y in turn. */
    public double coordinate(int index) {
        return coordinates[index];
    }

    /** No point of it lies further left. */
    double left() {
        return left;
    }

    /** No point of it lies higher. */
    double top() {
        return top;
    }

    /** No point of it lies further right. */
    double right() {
        return right;
    }

    /** No point of it lies lower. */
    double bottom() {
        return bottom;
    }

    private Path add(Step step) {
        if (stepCount == 0 && step != Step.MOVE) {
            throw new IllegalStateException("A path starts with moveTo.");
        }
        if (stepCount == steps.length) {
            steps = Arrays.copyOf(steps, 2 * stepCount);
        }
        steps[stepCount++] = step;
        return this;
    }

    private Path point(double x, double y) {
        if (coordinateCount == coordinates.length) {
            coordinates = Arrays.copyOf(coordinates, 2 * coordinateCount);
        }
        boolean first = coordinateCount == 0;
        left = first ? x : Math.min(left, x);
        top = first ? y : Math.min(top, y);
        right = first ? x : Math.max(right, x);
        bottom = first ? y : Math.max(bottom, y);
        coordinates[coordinateCount++] = x;
        coordinates[coordinateCount++] = y;
        return this;
    }
}
