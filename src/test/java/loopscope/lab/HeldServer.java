package loopscope.lab;

import loopscope.Patience;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.OpenCall;
import loopscope.trace.Recorder;
import loopscope.trace.Role;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A stage whose server is held by step, and what its record says of its calls: read on from event
 * to event, without help of what the app itself makes of it.
 */
final class HeldServer {
    /** What is recorded of a server beside its calls. */
    private static final Set<Op> NO_CALLS =
            EnumSet.of(
                    Op.DUP,
                    Op.HOLD,
                    Op.START,
                    Op.EXIT,
                    Op.QUEUE,
                    Op.TAKE,
                    Op.WATCH,
                    Op.UNWRAP,
                    Op.WRAP,
                    Op.TASK,
                    Op.SECURED,
                    Op.NO_TLS,
                    Op.CLOSE_NOTIFY);

    final Stage stage;
    private final Event event;
    private final Map<Integer, Long> openBegins = new HashMap<>();
    private long next;
    private int alive;
    private long begun;
    private long ended;

    HeldServer(Stage stage) {
        this.stage = stage;
        this.event = stage.trace().event();
    }

    /** How many calls its threads have begun. */
    long begun() {
        readOn();
        return begun;
    }

    /** How many of them are over. */
    long ended() {
        readOn();
        return ended;
    }

    private void readOn() {
        while (event.moveTo(next)) {
            next++;
            if (event.role() == Role.SERVER) {
                read();
            }
        }
    }

    private void read() {
        switch (event.op()) {
            case START -> alive++;
            case EXIT -> alive--;
            default -> {
                if (!NO_CALLS.contains(event.op()) && !isPolled()) {
                    count();
                }
            }
        }
    }

    /** A client taken without waiting is part of what the thread does between two calls. */
    private boolean isPolled() {
        return event.op() == Op.PICK_UP && !event.isBlocking();
    }

    private void count() {
        if (event.isBegin()) {
            openBegins.put(event.thread(), event.number());
            begun++;
            return;
        }
        Long begin = openBegins.remove(event.thread());
        long times = event.isMerged() ? event.argument() : 1;
        ended += times;
        begun += begin == null ? times : 0;
    }

    /** Every thread is held, or inside a call that waits. */
    boolean isSettled() {
        int held = stage.held();
        long inside = stage.trace().openCalls().stream().filter(HeldServer::waits).count();
        readOn();
        return alive > 0 && held + inside == alive;
    }

    /** How many threads are inside a call of this kind that waits. */
    long inside(Op op) {
        return stage.trace().openCalls().stream()
                .filter(call -> call.op() == op && waits(call))
                .count();
    }

    private static boolean waits(OpenCall call) {
        return call.op() != Op.HOLD && call.isBlocking() && (call.flags() & Recorder.SERVER) != 0;
    }

    void awaitSettled() {
        Patience.await("every thread to be held or inside a call", this::isSettled);
    }
}
