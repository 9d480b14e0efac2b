package loopscope.probe;

import loopscope.lab.Refusal;
import loopscope.timeline.calls.CallLine;
import loopscope.timeline.lanes.OwnSockets;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.state.States;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Finds the call at which a server has ended. Confined to one thread. */
final class LastCall {
    private static final int BACK = 500;
    private static final int MOST = 8;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private LastCall() {}

    /**
     * As a sentence: the last of its calls that failed, if one of the last did, otherwise the last;
     * empty where none was seen. A call that would have to wait has not failed, nor has one that a
     * signal interrupts, as those of all other threads are when one ends the process.
     */
    static String of(Trace trace) {
        Event event = trace.event();
        CallLine line =
                new CallLine(
                        trace,
                        new States(trace),
                        new OwnSockets(trace),
                        Refusal::of,
                        Connection::peer,
                        MOST);
        awaitDispatcher(trace);
        long end = trace.followed();
        String last = "";
        String failed = "";
        for (long number = Math.max(trace.oldest(), end - BACK); number < end; number++) {
            if (event.moveTo(number) && isCall(event)) {
                last = line.of(event);
                failed = hasFailed(event) ? last : failed;
            }
        }
        if (!failed.isEmpty()) {
            return "Its last call that failed: " + failed + ".";
        }
        return last.isEmpty() ? "" : "Its last call: " + last + ".";
    }

    /** The last call may be recorded and not yet handed on. */
    private static void awaitDispatcher(Trace trace) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (trace.followed() < trace.position() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean isCall(Event event) {
        return event.role() == Role.SERVER && !event.isBegin() && event.op().isCall();
    }

    private static boolean hasFailed(Event event) {
        long error = -event.result();
        return error > 0 && error != Refusal.number("EAGAIN") && error != Refusal.number("EINTR");
    }
}
