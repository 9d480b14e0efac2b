package loopscope.torture.check;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;

import java.util.Arrays;

/**
 * An event of a record, taken out of it.
 *
 * @param number its place in the order
 * @param isBegin whether it is the begin of a call
 * @param thread the thread's number
 * @param role on whose side the thread works
 * @param op what was done
 * @param connection the connection's number; 0 for none
 * @param flags see {@link loopscope.trace.Recorder}
 * @param waits whether it may have waited, so that its begin has a number of its own
 * @param calls how many calls it stands for
 * @param argument what the call was given
 * @param result what it gave; 0 of a begin
 * @param moved how many bytes of the stream it moved; none where they were urgent
 * @param beginNumber see {@link Event#beginNumber}
 * @param beginTime when the call began, in nanoseconds since the run's zero
 * @param time when this happened, likewise
 * @param rest all else that it holds, as one number
 */
public record Line(
        long number,
        boolean isBegin,
        int thread,
        Role role,
        Op op,
        int connection,
        int flags,
        boolean waits,
        int calls,
        int argument,
        int result,
        int moved,
        long beginNumber,
        long beginTime,
        long time,
        long rest) {
    /** The event that a view is on. */
    public static Line of(Event event) {
        boolean begin = event.isBegin();
        boolean merged = event.isMerged();
        return new Line(
                event.number(),
                begin,
                event.thread(),
                event.role(),
                event.op(),
                event.connection(),
                event.flags(),
                event.isBlocking() && !merged,
                merged ? event.argument() : begin ? 0 : 1,
                event.argument(),
                begin ? 0 : event.result(),
                begin || event.isUrgent() ? 0 : event.moved(),
                event.beginNumber(),
                event.beginTime(),
                event.time(),
                rest(event));
    }

    /** The list beside it, or what else its words hold. */
    private static long rest(Event event) {
        boolean lists = event.mayHaveList();
        if (!lists) {
            return event.isBegin()
                    ? 0
                    : Arrays.hashCode(
                            new long[] {event.detail(0), event.detail(1), event.detail(2)});
        }
        long rest = event.readyCount();
        for (int i = 0; event.hasReadyList() && i < event.readyCount(); i++) {
            rest = 31 * rest + event.listEntry(i);
        }
        return rest;
    }

    /** How many numbers before its own the call began; negative where that is too long ago. */
    long ago() {
        return beginNumber < 0 ? -1 : number - beginNumber;
    }

    /** In a few words. */
    @Override
    public String toString() {
        return (isBegin ? "begin " : "end ")
                + number
                + " "
                + op.label()
                + "("
                + connection
                + ") = "
                + result
                + " of thread "
                + thread;
    }
}
