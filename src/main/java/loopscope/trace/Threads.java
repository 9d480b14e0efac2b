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

    /** A thread by its number; null when its name was let go. */
    public @Nullable ThreadName get(int id) {
        return byId.get(id);
    }

    /** All whose names are kept, in the order they came. */
    public Collection<ThreadName> all() {
        return byId.values();
    }

    /** Lets a name go with the last event that bore it. */
    public void forget(int id) {
        byId.remove(id);
    }
}
