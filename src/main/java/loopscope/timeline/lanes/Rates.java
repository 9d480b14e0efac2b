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
 * How much happened on a stage in each piece of time, over the whole run: also of what was let go.
 *
 * <pre>
 *   calls   ▂▅▇▃▁    what flows is added up in a piece
 *   queued  ▁▁▇▇▂    of what stands, a piece has the most
 * </pre>
 *
 * <p>Pieces are a tenth of a second long; when there are too many, two become one. The keeper
 * writes; any thread may ask.
 */
public final class Rates implements Follower {
    /** Calls of the server's threads. */
    public static final int CALLS = 0;

    /** Readiness calls that returned. */
    public static final int WAKE_UPS = 1;

    /** Messages read. */
    public static final int MESSAGES = 2;

    /** Microseconds of one core that the server's threads used. */
    public static final int CPU = 3;

    /** Events of this record, whoever's. */
    public static final int EVENTS = 4;

    /** Microseconds of one core that the thread which keeps the record used. */
    public static final int KEEPER_CPU = 5;

    /** Bytes that the server held in its queues. */
    public static final int QUEUED = 0;

    /** Threads of the server. */
    public static final int THREADS = 1;

    /** Clients that the server has accepted and not closed. */
    public static final int CLIENTS = 2;

    private static final int FLOWS = 6;
    private static final int STANDS = 3;
    private static final long FINEST = 100_000_000;
    private static final int MOST = 4096;

    /** Pieces of one length. */
    private record Pieces(long length, Rows flows, Rows stands) {}

    private final AtomicLongArray totals = new AtomicLongArray(FLOWS);
    private final Map<Integer, Integer> queues = new HashMap<>();
    private final Set<Integer> clients = new HashSet<>();
    private long queued;
    private long threads;
    private volatile Pieces pieces = new Pieces(FINEST, new Rows(FLOWS), new Rows(STANDS));
    private volatile long mostQueued;
    private volatile long accepted;
    private volatile boolean unmeasured;

    /** Follows a trace; made before anything is recorded. */
    public Rates(Trace trace) {
        trace.follow(this);
    }

    /** What there is now; what comes later is not part of it. */
    public Series series() {
        Pieces now = pieces;
        return new Series(now.length, now.flows.view(), now.stands.view());
    }

    /** How much of what flows there was in the whole run. */
    public long total(int flow) {
        return totals.get(flow);
    }

    /** The most bytes that were queued at once, for all clients together. */
    public long mostQueued() {
        return mostQueued;
    }

    /** How many clients were accepted. */
    public long accepted() {
        return accepted;
    }

    /** Whether there are threads of which nobody knows what they use: virtual ones. */
    public boolean isCpuUnknown() {
        return unmeasured;
    }

    @Override
    public void follow(Event event) {
        add(event.time(), EVENTS, 1);
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
            add(event.time(), CPU, event.result());
        } else {
            add(event.time(), KEEPER_CPU, event.result());
        }
    }

    private void followServer(Event event) {
        int calls = event.isMerged() ? event.argument() : 1;
        if (event.op().isCall()) {
            add(event.time(), CALLS, calls);
        }
        if (event.op().isReadiness()) {
            add(event.time(), WAKE_UPS, calls);
        }
        if (!event.isMerged()) {
            followState(event);
        }
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
            case RECV, READ -> {
                if (event.result() > 0 && !event.isUrgent()) {
                    add(event.time(), MESSAGES, 1);
                }
                return;
            }
            case QUEUE, TAKE -> queue(id, event.result());
            case CLOSE -> {
                clients.remove(id);
                queue(id, 0);
            }
            default -> {
                return; // changes nothing that stands
            }
        }
        stand(event.time());
    }

    private void queue(int client, int bytes) {
        Integer before = bytes == 0 ? queues.remove(client) : queues.put(client, bytes);
        queued += bytes - (before == null ? 0 : before);
        mostQueued = Math.max(mostQueued, queued);
    }

    private void add(long time, int flow, long amount) {
        totals.lazySet(flow, totals.get(flow) + amount);
        int piece = piece(time);
        Rows flows = pieces.flows;
        flows.set(piece, flow, flows.get(piece, flow) + amount);
    }

    private void stand(long time) {
        int piece = piece(time);
        Rows stands = pieces.stands;
        stands.set(piece, QUEUED, Math.max(queued, stands.get(piece, QUEUED)));
        stands.set(piece, THREADS, Math.max(threads, stands.get(piece, THREADS)));
        stands.set(piece, CLIENTS, Math.max(clients.size(), stands.get(piece, CLIENTS)));
    }

    /** The piece of a time, which there is from now on. */
    private int piece(long time) {
        while (time / pieces.length >= MOST) {
            pieces = halved(pieces);
        }
        int piece = (int) (Math.max(0, time) / pieces.length);
        while (pieces.flows.count() <= piece) {
            pieces.flows.addZeros();
            pieces.stands.add(queued, threads, clients.size());
        }
        return piece;
    }

    private static Pieces halved(Pieces fine) {
        Pieces coarse = new Pieces(2 * fine.length, new Rows(FLOWS), new Rows(STANDS));
        for (int i = 0; i + 1 < fine.flows.count(); i += 2) {
            coarse.flows.addZeros();
            coarse.stands.addZeros();
            for (int word = 0; word < FLOWS; word++) {
                long both = fine.flows.get(i, word) + fine.flows.get(i + 1, word);
                coarse.flows.set(i / 2, word, both);
            }
            for (int word = 0; word < STANDS; word++) {
                long most = Math.max(fine.stands.get(i, word), fine.stands.get(i + 1, word));
                coarse.stands.set(i / 2, word, most);
            }
        }
        return coarse;
    }

    /**
     * What happened in pieces of time, from the run's zero on.
     *
     * @param length of a piece, in nanoseconds
     */
    public record Series(long length, Rows.View flows, Rows.View stands) {
        /** How many pieces there are; the last may not be over. */
        public int size() {
            return Math.min(flows.size(), stands.size());
        }

        /**
         * How much flowed each second, on average over a stretch, to the nearest pieces; before
         * zero nothing did.
         */
        public double perSecond(int flow, long from, long to) {
            long last = Math.floorDiv(to - 1, length);
            long count = Math.max(1, Math.round((double) (to - from) / length));
            long sum = 0;
            for (long i = Math.max(0, last - count + 1); i <= last && i < size(); i++) {
                sum += flows.get((int) i, flow);
            }
            return sum * 1e9 / (count * (double) length);
        }

        /** The most that stood in the pieces that overlap a stretch. */
        public long most(int what, long from, long to) {
            int last = (int) Math.min(Math.max(from, to - 1) / length, size() - 1L);
            long most = last < 0 ? 0 : stands.get(last, what);
            for (int i = (int) Math.max(0, from / length); i < last; i++) {
                most = Math.max(most, stands.get(i, what));
            }
            return most;
        }
    }
}
