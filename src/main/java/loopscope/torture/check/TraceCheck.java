package loopscope.torture.check;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.State;
import loopscope.trace.state.States;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Reads a record as it grows, and holds it against itself: numbers without a gap, times of each
 * thread in order, a begin for each end and, once all is over, an end for each begin. Now and then
 * it holds the fold against a second reading of the same events, which shares no code with it.
 *
 * <p>Confined to the dispatcher's thread, and after {@link Trace#close} to whoever finishes it. It
 * reports the first finding alone: what follows from it would only repeat it.
 */
public final class TraceCheck implements Follower {
    private static final int FOLDS_EVERY = 1_000;

    /** What a server's own queue for one client may hold, in bytes: its bound and one read. */
    private static final int QUEUE_BOUND = (256 + 64) * 1024;

    private final String record;
    private final Consumer<String> found;
    private final @Nullable States states;
    private final Map<Integer, Line> open = new HashMap<>();
    private final Map<Integer, Line> latest = new HashMap<>();
    private final Map<Integer, Flow> flows = new HashMap<>();
    private long next;
    private boolean wrong;
    private final LongAdder calls = new LongAdder();
    private final LongAdder serverCalls = new LongAdder();

    /**
     * @param record whose record it is, as a part of a sentence
     * @param states the fold, which follows the trace before this does; null for none
     * @param found is called with a sentence for what is wrong
     */
    public TraceCheck(String record, @Nullable States states, Consumer<String> found) {
        this.record = record;
        this.states = states;
        this.found = found;
    }

    @Override
    public void follow(Event event) {
        add(Line.of(event));
        States fold = states;
        if (fold != null && event.number() % FOLDS_EVERY == 0) {
            compare(fold.current());
        }
    }

    /** The next event. */
    public void add(Line line) {
        if (!wrong) {
            checkOrder(line);
            checkPair(line);
            checkQueue(line);
        }
        next = line.number() + 1;
        latest.put(line.thread(), line);
        count(line);
        if (line.op() == Op.EXIT) {
            latest.remove(line.thread());
        }
    }

    private void checkOrder(Line line) {
        Line before = latest.get(line.thread());
        if (line.number() != next) {
            report("has " + line + " where number " + next + " is due");
        } else if (before != null && line.time() < before.time()) {
            report(
                    "goes back in time by "
                            + (before.time() - line.time())
                            + " ns, from "
                            + before
                            + " to "
                            + line);
        } else if (line.time() < line.beginTime()) {
            report("has " + line + ", which ended before it began");
        } else if (!line.isBegin() && line.beginNumber() >= line.number()) {
            report("has " + line + ", which says that it began at a later number");
        }
    }

    private void checkPair(Line line) {
        Line begun = open.get(line.thread());
        if (line.isBegin()) {
            if (begun != null) {
                report("has " + line + " inside of " + begun);
            }
            open.put(line.thread(), line);
        } else if (line.waits()) {
            if (begun == null) {
                report("has " + line + " without its begin");
            } else if (!belong(begun, line)) {
                report("has " + line + ", which is not the end of " + begun);
            }
            open.remove(line.thread());
        } else if (begun != null) {
            report("has " + line + " inside of " + begun);
        }
    }

    /** Whoever does not read must not fill the memory. */
    private void checkQueue(Line line) {
        if (line.op() == Op.QUEUE && line.result() > QUEUE_BOUND) {
            report("has " + line + ": the server holds more for one client than it may");
        }
    }

    /** The connection of an accept, or of a take, is known at its end. */
    private static boolean belong(Line begin, Line end) {
        boolean same = begin.connection() == end.connection() || end.op().waitsForAnyone();
        return begin.op() == end.op()
                && begin.number() == end.beginNumber()
                && begin.time() == end.beginTime()
                && begin.argument() == end.argument()
                && same;
    }

    private void count(Line line) {
        calls.add(line.calls());
        if (line.role() == Role.SERVER && line.op().isCall()) {
            serverCalls.add(line.calls());
        }
        if (line.connection() != 0) {
            flows.put(
                    line.connection(),
                    flows.getOrDefault(line.connection(), Flow.NONE).after(line));
        }
    }

    /** Holds the fold up to the same event against this. */
    public void compare(State fold) {
        if (fold.number() == next) {
            fold.connections(this::compare);
        }
    }

    private void compare(ConnectionState folded) {
        Flow read = flows.getOrDefault(folded.id(), Flow.NONE);
        if (!wrong && !read.equals(Flow.of(folded))) {
            report(
                    "folds to "
                            + Flow.of(folded)
                            + " for connection "
                            + folded.id()
                            + " before number "
                            + next
                            + ", and holds "
                            + read);
        }
    }

    /**
     * All is over: reads what the followers had no more, and reports a call that has no end.
     *
     * @param trace closed, and nobody records to it
     */
    public void finish(Trace trace) {
        Event event = trace.event();
        while (event.moveTo(next)) {
            add(Line.of(event));
        }
        if (next < trace.position()) {
            report("lacks number " + next + " of " + trace.position());
        }
        finish();
    }

    /** The last event was added: reports a call that has no end. */
    public void finish() {
        open.values().stream().findFirst().ifPresent(lost -> report("has no end of " + lost));
    }

    /** What has moved on a connection, as the record has it. */
    public Flow flow(int connection) {
        return flows.getOrDefault(connection, Flow.NONE);
    }

    /** How many calls were recorded so far, of servers and clients. Any thread may ask. */
    public long calls() {
        return calls.sum();
    }

    /** The same of the server alone. Any thread may ask. */
    public long serverCalls() {
        return serverCalls.sum();
    }

    private void report(String what) {
        if (!wrong) {
            wrong = true;
            found.accept("The record of " + record + " " + what + ".");
        }
    }
}
