package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Rows;
import loopscope.trace.Trace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How much happened on a stage in each piece of time, over the whole run, including evicted events.
 *
 * <pre>
 *   calls   ▂▅▇▃▁    a flow: a piece has the sum
 *   queued  ▁▁▇▇▂    a level: a piece has the maximum
 * </pre>
 *
 * <p>Pieces are a tenth of a second long; when there are too many, two become one. Single writer,
 * the dispatcher; any number of readers.
 */
public final class Rates implements Follower {
    /** A quantity of which a piece of time has the sum. */
    public enum Flow {
        /** Calls of the server's threads. */
        CALLS,

        /** Readiness calls that returned. */
        WAKE_UPS,

        /** Messages read. */
        MESSAGES,

        /** Microseconds of one core that the server's threads used. */
        CPU,

        /** Events of the trace, by any thread. */
        EVENTS,

        /** Microseconds of one core that the dispatcher used. */
        DISPATCHER_CPU
    }

    /** A quantity of which a piece of time has the maximum. */
    public enum Level {
        /** Bytes that the server held in its queues. */
        QUEUED,

        /** Threads of the server. */
        THREADS,

        /** Clients that the server has accepted and not closed. */
        CLIENTS
    }

    private static final int FLOWS = Flow.values().length;
    private static final int LEVELS = Level.values().length;
    private static final long FINEST = 100_000_000;
    private static final int MOST = 4096;

    /** Pieces of one length. */
    private record Pieces(long length, Rows flows, Rows levels) {}

    private final AtomicLongArray totals = new AtomicLongArray(FLOWS);
    private final Map<Integer, Integer> queues = new HashMap<>();
    private final Set<Integer> clients = new HashSet<>();
    private long queued;
    private long threads;
    private volatile Pieces pieces = new Pieces(FINEST, new Rows(FLOWS), new Rows(LEVELS));
    private volatile long mostQueued;
    private volatile long accepted;
    private volatile boolean unmeasured;
    private volatile long firstMessage = Trace.NEVER;
    private volatile long lastMessage = Trace.NEVER;

    /** Follows a trace; made before anything is recorded. */
    public Rates(Trace trace) {
        trace.follow(this);
    }

    /** The pieces there are now; later ones are not part of the series. */
    public Series series() {
        Pieces now = pieces;
        return new Series(now.length, now.flows.view(), now.levels.view());
    }

    /** The sum over the whole run. */
    public long total(Flow flow) {
        return totals.get(flow.ordinal());
    }

    /** The most bytes that were queued at once, for all clients together. */
    public long mostQueued() {
        return mostQueued;
    }

    /** How many clients were accepted. */
    public long accepted() {
        return accepted;
    }

    /** From the first message read to the last, in nanoseconds; 0 before the second. */
    public long messageTime() {
        long last = lastMessage; // set after the first
        return last == Trace.NEVER ? 0 : last - firstMessage;
    }

    /** Messages read each second, from the first to the last; 0 before the second. */
    public double messagesPerSecond() {
        return perSecond(total(Flow.MESSAGES), messageTime());
    }

    /**
     * Messages read each second; 0 before the second of them.
     *
     * @param messages how many were read
     * @param time from the first to the last, in nanoseconds
     */
    public static double perSecond(long messages, long time) {
        return time <= 0 ? 0 : (messages - 1) * 1e9 / time;
    }

    /** Whether there are threads whose processor time cannot be measured: virtual ones. */
    public boolean isCpuUnknown() {
        return unmeasured;
    }

    @Override
    public void follow(Event event) {
        add(event.time(), Flow.EVENTS, 1);
        if (event.isBegin()) {
            return;
        }
        if (event.op() == Op.CPU) {
            followCpu(event);
        } else if (event.role() == Role.SERVER) {
            followServer(event);
        }
    }

    private void followCpu(Event event) {
        if (event.result() < 0) {
            unmeasured = true;
        } else if (event.argument() != 0) {
            add(event.time(), Flow.CPU, event.result());
        } else {
            add(event.time(), Flow.DISPATCHER_CPU, event.result());
        }
    }

    private void followServer(Event event) {
        int calls = event.isMerged() ? event.argument() : 1;
        if (event.op().isCall()) {
            add(event.time(), Flow.CALLS, calls);
        }
        if (event.op().isReadiness()) {
            add(event.time(), Flow.WAKE_UPS, calls);
        }
        if (!event.isMerged()) {
            followState(event);
        }
    }

    private void followMessage(long time) {
        if (firstMessage == Trace.NEVER) {
            firstMessage = time;
        }
        lastMessage = time;
    }

    private void followState(Event event) {
        int id = event.connection();
        switch (event.op()) {
            case START -> threads++;
            case EXIT -> threads--;
            case ACCEPT -> {
                if (event.result() >= 0 && clients.add(id)) {
                    accepted = Math.addExact(accepted, 1);
                }
            }
            case RECV, READ, UNWRAP -> {
                if (event.moved() > 0 && !event.isUrgent()) {
                    add(event.time(), Flow.MESSAGES, 1);
                    followMessage(event.time());
                }
                return;
            }
            case QUEUE, TAKE -> queue(id, event.result());
            case CLOSE -> {
                clients.remove(id);
                queue(id, 0);
            }
            default -> {
                return; // changes no level
            }
        }
        raise(event.time());
    }

    private void queue(int client, int bytes) {
        Integer before = bytes == 0 ? queues.remove(client) : queues.put(client, bytes);
        queued += bytes - (before == null ? 0 : before);
        mostQueued = Math.max(mostQueued, queued);
    }

    private void add(long time, Flow flow, long amount) {
        int word = flow.ordinal();
        totals.lazySet(word, totals.get(word) + amount);
        int piece = piece(time);
        Rows flows = pieces.flows;
        flows.set(piece, word, flows.get(piece, word) + amount);
    }

    private void raise(long time) {
        int piece = piece(time);
        raise(piece, Level.QUEUED, queued);
        raise(piece, Level.THREADS, threads);
        raise(piece, Level.CLIENTS, clients.size());
    }

    private void raise(int piece, Level level, long amount) {
        int word = level.ordinal();
        Rows levels = pieces.levels;
        levels.set(piece, word, Math.max(amount, levels.get(piece, word)));
    }

    /** The piece of a time; adds pieces up to that. */
    private int piece(long time) {
        while (time / pieces.length >= MOST) {
            pieces = halved(pieces);
        }
        int piece = (int) (Math.max(0, time) / pieces.length);
        while (pieces.flows.count() <= piece) {
            pieces.flows.addZeros();
            pieces.levels.add(queued, threads, clients.size());
        }
        return piece;
    }

    private static Pieces halved(Pieces fine) {
        Pieces coarse = new Pieces(2 * fine.length, new Rows(FLOWS), new Rows(LEVELS));
        for (int i = 0; i + 1 < fine.flows.count(); i += 2) {
            coarse.flows.addZeros();
            coarse.levels.addZeros();
            for (int word = 0; word < FLOWS; word++) {
                long both = fine.flows.get(i, word) + fine.flows.get(i + 1, word);
                coarse.flows.set(i / 2, word, both);
            }
            for (int word = 0; word < LEVELS; word++) {
                long most = Math.max(fine.levels.get(i, word), fine.levels.get(i + 1, word));
                coarse.levels.set(i / 2, word, most);
            }
        }
        return coarse;
    }

    /** What happened in pieces of time, from the run's zero on. */
    public static final class Series {
        private final long length;
        private final Rows.View flows;
        private final Rows.View levels;

        private Series(long length, Rows.View flows, Rows.View levels) {
            this.length = length;
            this.flows = flows;
            this.levels = levels;
        }

        /** How long a piece is, in nanoseconds. */
        public long length() {
            return length;
        }

        /** How many pieces there are; the last may not be over. */
        public int size() {
            return Math.min(flows.size(), levels.size());
        }

        /**
         * How much there was each second, on average over a range, to the nearest pieces; nothing
         * before zero.
         */
        public double perSecond(Flow flow, long from, long to) {
            long last = Math.floorDiv(to - 1, length);
            long count = Math.max(1, Math.round((double) (to - from) / length));
            long sum = 0;
            for (long i = Math.max(0, last - count + 1); i <= last && i < size(); i++) {
                sum += flows.get((int) i, flow.ordinal());
            }
            return sum * 1e9 / (count * (double) length);
        }

        /** The highest level in the pieces that overlap a range. */
        public long most(Level level, long from, long to) {
            int last = (int) Math.min(Math.max(from, to - 1) / length, size() - 1L);
            long most = last < 0 ? 0 : levels.get(last, level.ordinal());
            for (int i = (int) Math.max(0, from / length); i < last; i++) {
                most = Math.max(most, levels.get(i, level.ordinal()));
            }
            return most;
        }
    }
}
