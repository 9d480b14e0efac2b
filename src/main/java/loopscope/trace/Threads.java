package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The names of the threads that record to a trace. Thread-safe. */
public final class Threads {
    private final Map<Integer, ThreadName> byId = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger(1);

    Threads() {}

    int add(String name, Role role) {
        int id = next.getAndIncrement();
        byId.put(id, new ThreadName(id, name, role));
        return id;
    }

    /** Puts back a thread of a trace that is rebuilt. */
    void restore(ThreadName known) {
        byId.put(known.id(), known);
    }

    /** A thread by its number; null when there was none, or it was {@link #forget forgotten}. */
    public @Nullable ThreadName get(int id) {
        return byId.get(id);
    }

    /** All threads that are not forgotten, by number. */
    public Collection<ThreadName> all() {
        return byId.values();
    }

    /** Forgets a thread; called when the last event that names it is evicted. */
    public void forget(int id) {
        byId.remove(id);
    }
}
