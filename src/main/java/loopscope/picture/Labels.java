package loopscope.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The places of words, so that nothing is written over them. */
final class Labels {
    /** A slanting line is looked at in parts of this length, in pixels. */
    private static final double STEP = 3;

    /** Half the width of a slanting line, in pixels. */
    private static final double HALF = 0.5;

    private record Box(double x, double y, double w, double h) {
        boolean meets(double x, double y, double w, double h) {
            return x < this.x + this.w && this.x < x + w && y < this.y + this.h && this.y < y + h;
        }
    }

    private final List<Box> boxes = new ArrayList<>();
    private final List<Box> reserved = new ArrayList<>();

    /** Keeps words and lines out of a box with words. */
    void add(double x, double y, double w, double h) {
        boxes.add(new Box(x, y, w, h));
    }

    /** Keeps words out of a box for a mark that is drawn later. */
    void reserve(double x, double y, double w, double h) {
        reserved.add(new Box(x, y, w, h));
    }

    /** Whether a box is free of words, and of what is reserved. */
    boolean isFree(double x, double y, double w, double h) {
        return Stream.concat(boxes.stream(), reserved.stream())
                .noneMatch(box -> box.meets(x, y, w, h));
    }

    /** Whether something is written in a box. */
    boolean hasWords(double x, double y, double w, double h) {
        return boxes.stream().anyMatch(box -> box.meets(x, y, w, h));
    }

    /** The parts of a slanting line that cross no words, each as x, y, x, y of its ends. */
    List<double[]> freeBetween(double x1, double y1, double x2, double y2) {
        int steps = Math.max(1, (int) (Math.hypot(x2 - x1, y2 - y1) / STEP));
        List<double[]> free = new ArrayList<>();
        double[] part = null;
        for (int i = 0; i < steps; i++) {
            double fromX = x1 + (x2 - x1) * i / steps;
            double fromY = y1 + (y2 - y1) * i / steps;
            double toX = x1 + (x2 - x1) * (i + 1) / steps;
            double toY = y1 + (y2 - y1) * (i + 1) / steps;
            boolean crosses = crosses(fromX, fromY, toX, toY);
            if (crosses) {
                part = null;
            } else if (part == null) {
                part = new double[] {fromX, fromY, toX, toY};
                free.add(part);
            } else {
                part[2] = toX;
                part[3] = toY;
            }
        }
        return free;
    }

    private boolean crosses(double x1, double y1, double x2, double y2) {
        double left = Math.min(x1, x2) - HALF;
        double top = Math.min(y1, y2) - HALF;
        double width = Math.abs(x2 - x1) + 2 * HALF;
        double height = Math.abs(y2 - y1) + 2 * HALF;
        return hasWords(left, top, width, height);
    }

    /** The stretches of an upright line that cross no words, as pairs of y. */
    List<double[]> freeAlong(double x, double top, double bottom) {
        List<Box> crossed =
                boxes.stream()
                        .filter(box -> box.meets(x - 1, top, 2, bottom - top))
                        .sorted((a, b) -> Double.compare(a.y, b.y))
                        .toList();
        List<double[]> free = new ArrayList<>();
        double y = top;
        for (Box box : crossed) {
            if (box.y > y) {
                free.add(new double[] {y, box.y});
            }
            y = Math.max(y, box.y + box.h);
        }
        if (y < bottom) {
            free.add(new double[] {y, bottom});
        }
        return free;
    }
}
