package loopscope.timeline.lanes;

import loopscope.trace.state.Bounds;
import loopscope.trace.state.Goodbye;

/**
 * How and when a client left. Single writer, the dispatcher; any number of readers. Times are in
 * nanoseconds since the run's zero, {@link ClientLane#OPEN} where it has not come.
 */
final class Departure {
    private record Left(Goodbye how, Bounds when) {}

    private volatile Left left = new Left(Goodbye.NONE, Bounds.at(ClientLane.OPEN));
    private volatile long halfClosed = ClientLane.OPEN;
    private volatile long closedByServer = ClientLane.OPEN;
    private volatile boolean ended;

    /** How it left, {@link Goodbye#NONE} while it is there. */
    Goodbye how() {
        return left.how();
    }

    /** When it left or half-closed. */
    Bounds when() {
        return left.when();
    }

    /** When it half-closed, if it did so before it left. */
    long halfClosed() {
        return halfClosed;
    }

    /** When the server closed it. */
    long closedByServer() {
        return closedByServer;
    }

    /** Whether it has left, as far as is recorded; a half-closed client is still there. */
    boolean isOver() {
        return ended || how().compareTo(Goodbye.HALF_CLOSED) > 0;
    }

    /** Whether it had left by a time. */
    boolean isOver(long time) {
        boolean closed = ended && closedByServer <= time;
        Left known = left;
        boolean gone = known.how().compareTo(Goodbye.HALF_CLOSED) > 0;
        return closed || (gone && known.when().latest() <= time);
    }

    /** The server closes it. */
    void close(long time) {
        closedByServer = time;
    }

    /** The connection is over. */
    void end() {
        ended = true;
    }

    /** It leaves in a way that says more than the one known so far, or is passed over. */
    void depart(Goodbye how, Bounds when) {
        if (how().compareTo(how) < 0) {
            left = new Left(how, when);
            halfClosed = how == Goodbye.HALF_CLOSED ? when.latest() : halfClosed;
        }
    }
}
