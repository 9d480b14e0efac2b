package loopscope.foreign.model;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers from a server's calls what tells models apart: which thread reads from which client, and
 * whether a readiness call named the client first.
 *
 * <p>Only system calls count, no steps of a server's own. Follows one trace; {@link #likeness} may
 * be called by the same thread alone, or when the trace is whole.
 */
public final class ModelEvidence implements Follower {
    private static final int WOULD_BLOCK = -11;

    private final Map<Integer, ThreadEvidence> threads = new HashMap<>();
    private final Map<Integer, Set<Integer>> readers = new HashMap<>();
    private final Map<Integer, Boolean> edges = new HashMap<>();

    /** Which thread's readiness call named a connection that has not been read empty since. */
    private final Map<Integer, Integer> named = new HashMap<>();

    private final Trace trace;
    private long ended;
    private long endedInService;
    private long namings;
    private long namedElsewhere;
    private long wouldBlocks;

    /**
     * @param trace the one whose events it will be told, from the first on
     */
    public ModelEvidence(Trace trace) {
        this.trace = trace;
    }

    /** Follows a trace; made before anything is recorded. */
    public static ModelEvidence following(Trace trace) {
        ModelEvidence evidence = new ModelEvidence(trace);
        trace.follow(evidence);
        return evidence;
    }

    /** Which model all that was seen looks like. */
    public Likeness likeness() {
        return new Judgement(this).likeness();
    }

    @Override
    public void follow(Event event) {
        if (event.isBegin() || event.role() != Role.SERVER) {
            return;
        }
        switch (event.op()) {
            case SELECT, POLL, EPOLL_WAIT -> asked(event);
            case ACCEPT -> accepted(event);
            case READ, RECV, TRY -> read(event);
            case EPOLL_CTL -> watched(event);
            case EXIT -> ended += of(event).reads() > 0 ? 1 : 0;
            default -> {
                // tells no model from another
            }
        }
    }

    @Override
    public void evict(long oldest) {
        // What was seen stays seen.
    }

    private void asked(Event event) {
        ThreadEvidence thread = of(event);
        thread.asked(event);
        for (int connection : thread.named()) {
            named.put(connection, event.thread());
        }
        namings += thread.named().size();
    }

    private void accepted(Event event) {
        if (event.result() >= 0) {
            of(event).accepted();
            endedInService = ended;
        }
    }

    private void watched(Event event) {
        if (event.argument() != 0) {
            edges.put(event.connection(), (event.argument() & Interest.EDGE) != 0);
        }
    }

    private void read(Event event) {
        int connection = event.connection();
        ThreadEvidence thread = of(event);
        if (event.result() == WOULD_BLOCK || event.isMerged()) {
            named.remove(connection);
            wouldBlocks += thread.asks() ? 0 : event.isMerged() ? event.argument() : 1;
        } else if (event.result() >= 0) {
            thread.read(connection);
            endedInService = ended;
            readers.computeIfAbsent(connection, key -> new HashSet<>()).add(event.thread());
            if (named.getOrDefault(connection, event.thread()) != event.thread()) {
                namedElsewhere++;
            }
        }
    }

    private ThreadEvidence of(Event event) {
        return threads.computeIfAbsent(event.thread(), key -> new ThreadEvidence());
    }

    /** How many clients were read from. */
    int clients() {
        return readers.size();
    }

    /** Whether each client has been read from by one thread alone. */
    boolean isEachClientOfOneThread() {
        return readers.values().stream().allMatch(of -> of.size() == 1);
    }

    /** How many reads took something. */
    long reads() {
        return threads.values().stream().mapToLong(ThreadEvidence::reads).sum();
    }

    /** How many reads follow a readiness call of the same thread, of this kind, that named them. */
    long namedReads(Op readiness) {
        return threads.values().stream().mapToLong(of -> of.namedReads(readiness)).sum();
    }

    /** How many reads follow a readiness call of another thread that named them. */
    long namedElsewhere() {
        return namedElsewhere;
    }

    /** How many threads that had read from clients ended while others were still served. */
    long endedInService() {
        return endedInService;
    }

    /** How often readiness calls named a client. */
    long namings() {
        return namings;
    }

    /** How many reads of threads without a readiness call found nothing. */
    long wouldBlocks() {
        return wouldBlocks;
    }

    /** The threads that have read from clients. */
    List<ThreadEvidence> reading() {
        return threads.values().stream().filter(of -> of.reads() > 0).toList();
    }

    /** The threads that wait by a readiness call. */
    List<ThreadEvidence> asking() {
        return threads.values().stream().filter(ThreadEvidence::asks).toList();
    }

    /** Of each client that was read from and given to epoll, whether it is watched by edges. */
    Collection<Boolean> edges() {
        return readers.keySet().stream().filter(edges::containsKey).map(edges::get).toList();
    }

    /** Whether the threads that read are processes. */
    boolean areProcesses() {
        return threads.entrySet().stream()
                .filter(of -> of.getValue().reads() > 0)
                .allMatch(of -> isProcess(of.getKey()));
    }

    private boolean isProcess(int thread) {
        @Nullable ThreadName name = trace.threads().get(thread);
        return name != null && name.isProcess();
    }
}
