package loopscope.timeline.lanes;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.States;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lanes of one stage, one per server thread and one per client, kept up with its trace.
 *
 * <p>Single writer, the dispatcher; any number of readers. {@link #threads()} and {@link
 * #clients()} are cheap enough for every frame.
 */
public final class Lanes implements Follower {
    private static final int NO_LISTENER = -1;

    private static final Comparator<ClientLane> OWN_FIRST =
            Comparator.comparing((ClientLane lane) -> lane.connection().kind())
                    .thenComparingInt(lane -> lane.connection().ordinal());

    private final Trace trace;
    private final States states;
    private final Map<Integer, ThreadLane> threadById = new HashMap<>();
    private final Map<Integer, ClientLane> clientById = new HashMap<>();
    private final Locks locks = new Locks();
    private final LostUpdates lostUpdates = new LostUpdates();
    private final CountTotals countTotals = new CountTotals();
    private final AnswerTimes answers = new AnswerTimes();
    private final Stoppages stoppages = new Stoppages();
    private final KernelLane acceptQueue = new KernelLane();
    private volatile int acceptor;
    private int listener = NO_LISTENER;
    private volatile @Nullable List<ThreadLane> threads = List.of();
    private volatile @Nullable List<ClientLane> clients = List.of();

    /**
     * Follows a trace; made before anything is recorded.
     *
     * @param states followed before this
     */
    public Lanes(Trace trace, States states) {
        this.trace = trace;
        this.states = states;
        trace.follow(this);
    }

    /** The trace that the lanes follow. */
    public Trace trace() {
        return trace;
    }

    /** The server's threads, in the order they began. */
    public List<ThreadLane> threads() {
        List<ThreadLane> known = threads;
        if (known == null) {
            synchronized (this) {
                known = new ArrayList<>(threadById.values());
                known.sort(Comparator.comparingInt(ThreadLane::id));
                threads = known;
            }
        }
        return known;
    }

    /** The clients: own ones by their letters, then outsiders in the order they came. */
    public List<ClientLane> clients() {
        List<ClientLane> known = clients;
        if (known == null) {
            synchronized (this) {
                known = new ArrayList<>(clientById.values());
                known.sort(OWN_FIRST);
                clients = known;
            }
        }
        return known;
    }

    /** The lane of a connection; null when there is none. */
    public synchronized @Nullable ClientLane client(int connection) {
        return clientById.get(connection);
    }

    /** The lane of a thread; null when there is none. */
    public synchronized @Nullable ThreadLane thread(int id) {
        return threadById.get(id);
    }

    /**
     * The thread that listens, and so the one that clients in the accept queue wait for; null while
     * none does.
     */
    public @Nullable ThreadLane acceptor() {
        return thread(acceptor);
    }

    /** The server's threads that lived at a time, in nanoseconds since the run's zero. */
    public List<ThreadLane> alive(long time) {
        return threads().stream().filter(lane -> lane.isAlive(time)).toList();
    }

    /** The threads that take over clients accepted by others, and had not ended at a time. */
    public List<ThreadLane> workers(long time) {
        return threads().stream().filter(lane -> lane.isWorker() && time < lane.ended()).toList();
    }

    /** The listener's accept queue as the x-ray saw it: how many waited, and its backlog. */
    public KernelLane acceptQueue() {
        return acceptQueue;
    }

    /** The locks of the server's threads. */
    public Locks locks() {
        return locks;
    }

    /** Where two threads read the same value of the shared counter. */
    public LostUpdates lostUpdates() {
        return lostUpdates;
    }

    /** What the shared counter came to. */
    public CountTotals countTotals() {
        return countTotals;
    }

    /** When the whole program was stopped. */
    public Stoppages stoppages() {
        return stoppages;
    }

    /** How long messages waited for their answers. */
    public AnswerTimes answers() {
        return answers;
    }

    @Override
    public void follow(Event event) {
        ClientLane client = event.connection() == 0 ? null : clientOf(event);
        stoppages.follow(event);
        if (event.role() == Role.SERVER) {
            threadOf(event).follow(event, client != null);
            locks.follow(event);
            lostUpdates.follow(event);
            countTotals.follow(event);
            followChanges(event);
            if (event.op() == Op.LISTEN) {
                acceptor = event.thread();
                listener = event.connection();
            }
        }
        if (event.connection() == listener) {
            followListener(event);
        }
        if (client != null && !event.isMerged() && event.op() != Op.HOLD) {
            followClient(event, client);
        }
    }

    private void followListener(Event event) {
        if (event.op() == Op.SAMPLE) {
            acceptQueue.follow(event);
        } else if (event.op() == Op.CLOSE) {
            acceptQueue.drop(event);
            listener = NO_LISTENER; // a look of before may be recorded only now
        }
    }

    /** The begin of a readiness call has the changes of interest. */
    private void followChanges(Event event) {
        if (event.isBegin()) {
            for (int i = 0; i < event.changeCount(); i++) {
                ClientLane lane = clientById.get(event.readyConnection(i));
                if (lane != null) {
                    lane.kernel().watch(event, event.readyFlags(i));
                }
            }
        }
    }

    private void followClient(Event event, ClientLane lane) {
        ConnectionState state = states.current().connection(event.connection());
        long said = 0;
        long heard = -1;
        if (state != null && !event.isBegin() && event.moved() > 0 && !event.isUrgent()) {
            boolean own = lane.connection().kind() == Connection.Kind.OWN;
            boolean fromClient = event.role() == Role.CLIENT;
            if (event.op().sends() && fromClient) {
                said = state.said();
            } else if (event.op().receives() && !fromClient && !own) {
                said = state.received();
            } else if (event.op().receives() && fromClient) {
                heard = state.heard();
            } else if (event.op().sends() && !fromClient && !own) {
                heard = state.replied();
            }
        }
        lane.follow(event, state, said, heard);
    }

    private @Nullable ClientLane clientOf(Event event) {
        ClientLane known = clientById.get(event.connection());
        if (known != null) {
            return known;
        }
        Connection connection = trace.connections().get(event.connection());
        boolean there = states.current().connection(event.connection()) != null;
        return connection == null || !connection.isClient() || !there ? null : add(connection);
    }

    private synchronized ClientLane add(Connection connection) {
        ClientLane lane = new ClientLane(connection, answers);
        clientById.put(connection.id(), lane);
        clients = null;
        return lane;
    }

    private ThreadLane threadOf(Event event) {
        ThreadLane known = threadById.get(event.thread());
        return known != null ? known : addThread(event.thread(), event.beginTime());
    }

    private synchronized ThreadLane addThread(int id, long began) {
        ThreadName name = trace.threads().get(id);
        ThreadLane lane = new ThreadLane(id, name == null ? "thread " + id : name.name(), began);
        threadById.put(id, lane);
        threads = null;
        return lane;
    }

    @Override
    public void evict(long oldest) {
        Event event = trace.event();
        long time = event.moveTo(oldest) ? event.time() : 0;
        threadById.values().forEach(lane -> lane.evict(oldest, time));
        clientById.values().forEach(lane -> lane.evict(oldest, time));
        acceptQueue.evict(oldest);
        stoppages.evict(time);
        locks.evict(time);
        lostUpdates.evict(time);
        forget(time);
    }

    private synchronized void forget(long time) {
        boolean fewer =
                threadById.values().removeIf(l -> l.ended() < time && l.calls().size() == 0);
        fewer |= clientById.values().removeIf(lane -> isOver(lane, time));
        if (fewer) {
            threads = null;
            clients = null;
        }
    }

    private boolean isOver(ClientLane lane, long time) {
        return lane.goodbyeTime() < time
                && lane.messages().size() == 0
                && states.current().connection(lane.connection().id()) == null;
    }

    /** The text of a client's message; empty when its event was evicted. */
    public String text(ClientMessages.View messages, int row) {
        Event event = trace.event();
        return event.moveTo(messages.number(row)) ? event.text() : "";
    }
}
