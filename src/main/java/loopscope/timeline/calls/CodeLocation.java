package loopscope.timeline.calls;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.OpenCall;
import loopscope.trace.Role;
import loopscope.trace.Site;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;
import loopscope.trace.state.EventNumbers;
import loopscope.trace.state.State;
import loopscope.trace.state.ThreadState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in its source a server's thread is at an instant: at the line of the call that it is inside
 * of, or of its latest call.
 *
 * @param thread the number of the thread; 0 while there is none
 * @param site class and line; null where no line was recorded
 * @param nearby an earlier site of the thread where {@code site} was not recorded; it tells the
 *     file
 * @param says what the thread does there, in words
 * @param others the sites of other threads, and how many are at each
 * @param threads the server's threads at that instant
 */
public record CodeLocation(
        int thread,
        @Nullable Site site,
        @Nullable Site nearby,
        String says,
        Map<Site, Integer> others,
        List<ThreadName> threads) {

    /** The words for a line that was left out. */
    public static final String NO_LINE = "lines are not recorded under load";

    private static final int MOST_STEPS = 4096;

    /** Before anything has happened. */
    public static final CodeLocation NOWHERE =
            new CodeLocation(
                    0, null, null, "nothing is recorded at this moment", Map.of(), List.of());

    /**
     * The location at an instant.
     *
     * @param number the events before this one have happened
     * @param wanted the number of a thread; where there is no such thread, the one that did
     *     something last is taken
     */
    public static CodeLocation at(StageRecord record, long number, int wanted) {
        State state = record.states().before(number);
        List<ThreadState> servers = new ArrayList<>();
        state.threads(thread -> add(servers, thread));
        ThreadState chosen =
                servers.stream()
                        .filter(thread -> thread.id() == wanted)
                        .findFirst()
                        .or(() -> servers.stream().max(Comparator.comparingLong(ThreadState::last)))
                        .orElse(null);
        if (chosen == null) {
            return NOWHERE;
        }
        Map<Site, Integer> others = new HashMap<>();
        for (ThreadState thread : servers) {
            Site site = thread == chosen ? null : site(record, thread);
            if (site != null) {
                others.merge(site, 1, Integer::sum);
            }
        }
        Site site = site(record, chosen);
        return new CodeLocation(
                chosen.id(),
                site,
                site != null ? site : nearby(record, chosen),
                says(chosen, site),
                others,
                names(record.trace(), servers));
    }

    private static void add(List<ThreadState> servers, ThreadState thread) {
        if (thread.role() == Role.SERVER) {
            servers.add(thread);
        }
    }

    private static List<ThreadName> names(Trace trace, List<ThreadState> servers) {
        List<ThreadName> names = new ArrayList<>();
        for (ThreadState thread : servers) {
            ThreadName name = trace.threads().get(thread.id());
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static String says(ThreadState thread, @Nullable Site site) {
        Op op = thread.op();
        String doing =
                op == null
                        ? "between calls"
                        : op == Op.HOLD ? "held before this call" : "inside " + op.label();
        String since = doing + " since t = " + Units.instant(thread.since());
        return site == null ? since + "; " + NO_LINE : since;
    }

    /** The site of the call that a thread is inside of, or of its latest; null if left out. */
    private static @Nullable Site site(StageRecord record, ThreadState thread) {
        Trace trace = record.trace();
        Event event = trace.event();
        if (thread.op() != null) {
            return event.moveTo(thread.number()) ? event.site() : openSite(trace, thread);
        }
        EventNumbers own = record.index().ofThread(thread.id());
        int last = own == null ? -1 : own.firstAfter(thread.last()) - 1;
        for (int row = last; own != null && row >= 0 && event.moveTo(own.number(row)); row--) {
            if (hasLine(event.op())) {
                return event.site();
            }
        }
        return null;
    }

    /** The site from a thread's open call, as the begin of a long call may have been evicted. */
    private static @Nullable Site openSite(Trace trace, ThreadState thread) {
        for (OpenCall call : trace.openCalls()) {
            if (call.thread() == thread.id() && call.number() == thread.number()) {
                return trace.site(call.site());
            }
        }
        return null;
    }

    /**
     * Whether an operation has a line of its own: not one that follows from a call, or is a detail
     * of one.
     */
    private static boolean hasLine(Op op) {
        return switch (op) {
            case QUEUE, TAKE, DUP, START, EXIT -> false;
            default -> true;
        };
    }

    private static @Nullable Site nearby(StageRecord record, ThreadState thread) {
        Event event = record.trace().event();
        EventNumbers own = record.index().ofThread(thread.id());
        int last = own == null ? -1 : own.firstAfter(thread.last()) - 1;
        int first = Math.max(0, last - MOST_STEPS);
        for (int row = last; own != null && row >= first && event.moveTo(own.number(row)); row--) {
            Site site = event.site();
            if (site != null) {
                return site;
            }
        }
        return null;
    }
}
