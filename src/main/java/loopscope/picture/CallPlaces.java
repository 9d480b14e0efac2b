package loopscope.picture;

import loopscope.timeline.lanes.Calls;

/** The places of one thread's calls in the picture, in pixels; no two calls overlap. */
final class CallPlaces {
    /** More calls than this at one instant are not told apart. */
    private static final int MOST_AT_ONCE = 1000;

    private final Pen pen;
    private final Calls.View calls;

    CallPlaces(Pen pen, Calls.View calls) {
        this.pen = pen;
        this.calls = calls;
    }

    /** The left edge of a call. */
    double from(int call) {
        long from = calls.from(call);
        if (from == calls.to(call)) {
            return place(call, from, 0);
        }
        boolean follows = call > 0 && calls.from(call - 1) == from;
        return follows ? pen.after(from) : pen.x(from);
    }

    /** The right edge of a call, which is at now while it is open. */
    double to(int call) {
        long to = calls.to(call);
        if (to == calls.from(call)) {
            return place(call, to, 1);
        }
        return pen.until(to);
    }

    /** Calls that took no time share the room of their instant, where the axis gives it any. */
    private double place(int call, long time, int side) {
        double x = pen.x(time);
        double room = pen.after(time) - x;
        if (room == 0) {
            return x;
        }
        int last = calls.firstAfter(time, call) - 1;
        int first = call;
        while (first > 0 && last - first < MOST_AT_ONCE && calls.from(first - 1) == time) {
            first--;
        }
        return x + room * (call - first + side) / (last - first + 1);
    }
}
