package loopscope.picture.surface;

import java.util.Arrays;

/**
 * The clips that are open, and what of a mark they show. JavaFX paints each clipped mark on a
 * canvas of its own and blends the two, at some milliseconds a mark; most marks lie whole inside or
 * outside of the clip, and need none.
 *
 * <p>Keeps no object per clip. Confined to the thread of its {@link CanvasSurface}.
 */
final class ClipStack {
    private static final int EDGES = 4;

    /** Left, top, right and bottom of each clip within those around it. */
    private double[] edges = new double[8 * EDGES];

    private int depth;
    private double left;
    private double top;
    private double right;
    private double bottom;
    private double frameLeft;
    private double frameTop;
    private double frameRight;
    private double frameBottom;

    /** Forgets all clips; what lies outside the frame is not seen in any case. */
    void begin(double fromX, double fromY, double toX, double toY) {
        frameLeft = fromX;
        frameTop = fromY;
        frameRight = toX;
        frameBottom = toY;
        depth = 0;
        open();
    }

    void push(double fromX, double fromY, double toX, double toY) {
        int at = depth * EDGES;
        if (at == edges.length) {
            edges = Arrays.copyOf(edges, 2 * at);
        }
        edges[at] = left;
        edges[at + 1] = top;
        edges[at + 2] = right;
        edges[at + 3] = bottom;
        depth++;
        left = Math.max(left, fromX);
        top = Math.max(top, fromY);
        right = Math.min(right, toX);
        bottom = Math.min(bottom, toY);
    }

    void pop() {
        if (depth == 0) {
            throw new IllegalStateException("unclip without a clip");
        }
        depth--;
        int at = depth * EDGES;
        left = edges[at];
        top = edges[at + 1];
        right = edges[at + 2];
        bottom = edges[at + 3];
    }

    private void open() {
        left = Double.NEGATIVE_INFINITY;
        top = Double.NEGATIVE_INFINITY;
        right = Double.POSITIVE_INFINITY;
        bottom = Double.POSITIVE_INFINITY;
    }

    /** Whether nothing shows of a mark that lies within these edges. */
    boolean hides(double fromX, double fromY, double toX, double toY) {
        return toX <= Math.max(left, frameLeft)
                || toY <= Math.max(top, frameTop)
                || fromX >= Math.min(right, frameRight)
                || fromY >= Math.min(bottom, frameBottom);
    }

    /** Whether a mark that lies within these edges is cut by a clip. */
    boolean cuts(double fromX, double fromY, double toX, double toY) {
        return fromX < left || fromY < top || toX > right || toY > bottom;
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    double right() {
        return right;
    }

    double bottom() {
        return bottom;
    }
}
