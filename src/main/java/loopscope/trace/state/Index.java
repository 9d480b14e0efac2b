package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Rows;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The numbers of each connection's and each thread's events, in order.
 *
 * <p>It also forgets the name of a connection or thread when its last event is evicted, once the
 * current state does not hold it any more. Single writer, the dispatcher; any number of readers.
 */
public final class Index implements Follower {
    private final Trace trace;
    private final States states;
    private final Map<Integer, Rows> connections = new ConcurrentHashMap<>();
    private final Map<Integer, Rows> threads = new ConcurrentHashMap<>();

    // The same thread and connection often come again at once.
    private int thread;
    private int connection;
    private Rows ofThread = new Rows(1);
    private Rows ofConnection = new Rows(1);

    /**
     * Follows a trace; made before anything is recorded.
     *
     * @param states followed before this
     */
    public Index(Trace trace, States states) {
        this.trace = trace;
        this.states = states;
        trace.follow(this);
    }

    @Override
    public void follow(Event event) {
        if (event.thread() != thread) {
            thread = event.thread();
            ofThread = threads.computeIfAbsent(thread, key -> new Rows(1));
        }
        ofThread.add(event.number());
        if (event.connection() != 0) {
            if (event.connection() != connection) {
                connection = event.connection();
                ofConnection = connections.computeIfAbsent(connection, key -> new Rows(1));
            }
            ofConnection.add(event.number());
        }
    }

    @Override
    public void evict(long oldest) {
        thread = 0;
        connection = 0;
        State now = states.current();
        forget(connections, oldest)
                .filter(id -> now.connection(id) == null)
                .forEach(trace.connections()::forget);
        forget(threads, oldest)
                .filter(id -> now.thread(id) == null)
                .forEach(trace.threads()::forget);
    }

    /** Evicts numbers, and returns the connections or threads of which none is left. */
    private static Stream<Integer> forget(Map<Integer, Rows> rows, long oldest) {
        List<Integer> silent = new ArrayList<>();
        rows.forEach(
                (id, numbers) -> {
                    numbers.evict(EventNumbers.NUMBER, oldest);
                    EventNumbers left = new EventNumbers(numbers);
                    if (left.size() == 0 || left.number(left.size() - 1) < oldest) {
                        silent.add(id);
                    }
                });
        silent.forEach(rows::remove);
        return silent.stream();
    }

    /** The numbers of a connection's events; null when there are none. */
    public @Nullable EventNumbers ofConnection(int id) {
        Rows rows = connections.get(id);
        return rows == null ? null : new EventNumbers(rows);
    }

    /** The numbers of a thread's events; null when there are none. */
    public @Nullable EventNumbers ofThread(int id) {
        Rows rows = threads.get(id);
        return rows == null ? null : new EventNumbers(rows);
    }
}
