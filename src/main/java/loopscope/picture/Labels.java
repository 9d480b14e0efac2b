package loopscope.picture;

import java.util.ArrayList;
import java.util.List;

/** The places of words, so that nothing is written over them. */
final class Labels {
    private record Box(double x, double y, double w, double h) {
        boolean meets(double x, double y, double w, double h) {
            return x < this.x + this.w && this.x < x + w && y < this.y + this.h && this.y < y + h;
        }
    }

    private final List<Box> boxes = new ArrayList<>();

    void add(double x, double y, double w, double h) {
        boxes.add(new Box(x, y, w, h));
    }

    /** Whether a box is free of words. */
    boolean isFree(double x, double y, double w, double h) {
        return boxes.stream().noneMatch(box -> box.meets(x, y, w, h));
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
