package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * The record of one stage: its log, the names of its connections and threads, and its followers.
 *
 * <p>Thread-safe. Writers ask for their {@link #recorder()}; readers for an {@link #event()}.
 */
public final class Trace implements AutoCloseable {
    /** Stands for a time that is not known, or that has not come. */
    public static final long NEVER = -1;

    /** The memory that an event takes up, with all that followers keep of it, in bytes. */
    public static final int EVENT_BYTES = 240;

    /** The four stages of two runs may be full, and a third of the memory is for all else. */
    private static final int SHARES = 12;

    /** How many events a stage keeps by default; fewer where memory is short. */
    public static final long USUAL_EVENTS =
            Math.clamp(
                    Runtime.getRuntime().maxMemory() / (SHARES * EVENT_BYTES), 100_000, 4_000_000);

    /** Chunks beyond those that are kept: spares while the followers catch up. */
    private static final int SLACK = 128;

    private final boolean recording;
    private final long origin;
    private final Log log;
    private final Sites sites;
    private final Connections connections;
    private final Threads threads = new Threads();
    private final Set<Recorder> recorders = ConcurrentHashMap.newKeySet();

    /** Weak, so that a thread that never leaves does not keep the whole log. */
    @SuppressWarnings("ThreadLocalUsage") // a thread may record to several traces
    private final ThreadLocal<@Nullable WeakReference<Recorder>> mine = new ThreadLocal<>();

    private final @Nullable Dispatcher dispatcher;

    /** The open calls of threads that have no recorder here, as they are of another program. */
    private final Set<OpenCallSlot> elsewhere = ConcurrentHashMap.newKeySet();

    /**
     * A shortcut past the thread local, for a server's one thread. Racy on purpose: only the
     * recorder's own thread uses it, and only that thread stores it here, so a thread never finds a
     * recorder that it has left.
     */
    private @Nullable Recorder likely;

    private Trace(
            boolean recording,
            long origin,
            long events,
            IntSupplier outsiders,
            Predicate<String> siteClasses,
            long leastSpare) {
        this.connections = new Connections(outsiders);
        this.recording = recording;
        this.origin = origin;
        this.sites = new Sites(siteClasses);
        int kept = Math.toIntExact((events + Chunk.SIZE - 1) / Chunk.SIZE);
        this.log = new Log(Integer.highestOneBit(kept + SLACK - 1) << 1);
        this.dispatcher = recording ? new Dispatcher(this, events, leastSpare) : null;
    }

    /** A trace that starts now and keeps the usual number of events. */
    public static Trace start() {
        return start(System.nanoTime(), USUAL_EVENTS);
    }

    /**
     * A trace that records from now on.
     *
     * @param origin the {@link System#nanoTime} that is zero for every stage of a run
     * @param events how many events are kept at least before the oldest are evicted
     */
    public static Trace start(long origin, long events) {
        return start(origin, events, ordinals());
    }

    /**
     * The same for one of several stages of a run.
     *
     * @param outsiders gives the next client from outside its ordinal, from 0; thread-safe, and
     *     shared by all stages of the run
     */
    public static Trace start(long origin, long events, IntSupplier outsiders) {
        return start(
                new Trace(
                        true,
                        origin,
                        events,
                        outsiders,
                        Trace::isServerFile,
                        Dispatcher.LEAST_SPARE));
    }

    /** The same, with a predicate on the names of the classes whose lines are recorded as sites. */
    static Trace start(long origin, long events, Predicate<String> siteClasses) {
        return start(
                new Trace(true, origin, events, ordinals(), siteClasses, Dispatcher.LEAST_SPARE));
    }

    private static Trace start(Trace trace) {
        if (trace.dispatcher != null) {
            trace.dispatcher.start();
        }
        return trace;
    }

    /** A trace that records nothing and costs next to nothing: connections still get names. */
    public static Trace off() {
        return new Trace(false, System.nanoTime(), 1, ordinals(), Trace::isServerFile, 0);
    }

    /**
     * A trace that a {@link TraceBuilder} fills: nothing starts, and nobody records.
     *
     * @param events how many events are kept at least before the oldest are evicted
     */
    static Trace rebuilt(long events) {
        return new Trace(
                true,
                System.nanoTime(),
                events,
                ordinals(),
                Trace::isServerFile,
                2L * TraceBuilder.BATCH);
    }

    /** Counts from 0 on. Thread-safe. */
    private static IntSupplier ordinals() {
        return new AtomicInteger()::getAndIncrement;
    }

    private static boolean isServerFile(String className) {
        return className.startsWith("loopscope.server.");
    }

    /** Whether calls are recorded. */
    public boolean recording() {
        return recording;
    }

    /** Nanoseconds since the run's zero. */
    public long now() {
        return System.nanoTime() - origin;
    }

    // Writers

    /**
     * The calling thread's recorder. A thread that has not entered gets one of {@link Role#OTHER}.
     */
    @SuppressWarnings("ReferenceEquality") // a thread is itself and no other
    public Recorder recorder() {
        Recorder first = likely;
        if (first != null && first.thread() == Thread.currentThread()) {
            return first;
        }
        Recorder known = known();
        return known != null ? known : enter(Thread.currentThread().getName(), Role.OTHER);
    }

    /**
     * The calling thread begins to record under a name.
     *
     * @return its recorder, which is the same until it {@link #leave leaves}
     */
    public Recorder enter(String name, Role role) {
        leave();
        Thread thread = Thread.currentThread();
        Recorder recorder = new Recorder(this, thread, threads.add(name, role), role);
        log.join();
        recorders.add(recorder);
        mine.set(new WeakReference<>(recorder));
        if (likely == null || role == Role.SERVER) {
            likely = recorder;
        }
        if (role == Role.SERVER) {
            recorder.instant(Op.START, 0, thread.isVirtual() ? Recorder.VIRTUAL : 0, 0);
        }
        return recorder;
    }

    /** The calling thread stops recording; its name stays with what it recorded. */
    public void leave() {
        Recorder recorder = known();
        if (recorder != null) {
            mine.remove();
            if (likely == recorder) {
                likely = null;
            }
            recorder.instant(Op.EXIT, 0, 0, 0);
            retire(recorder);
        }
    }

    private @Nullable Recorder known() {
        WeakReference<Recorder> reference = mine.get();
        return reference == null ? null : reference.get();
    }

    private void retire(Recorder recorder) {
        if (recorders.remove(recorder)) {
            recorder.flush();
            log.leave();
        }
    }

    /**
     * Retires the recorders of threads that ended without leaving: they need no room for an end any
     * more.
     */
    void sweep() {
        recorders.removeIf(
                recorder -> {
                    boolean dead = !recorder.thread().isAlive();
                    if (dead) {
                        recorder.flush();
                        log.leave();
                    }
                    return dead;
                });
    }

    // Readers

    /** A new view for one reader. */
    public Event event() {
        return new Event(this);
    }

    /** The number of the oldest event kept. */
    public long oldest() {
        return log.oldest();
    }

    /** The number that the next event will get. */
    public long position() {
        return log.position();
    }

    /** All events below this number are published, and every follower has had them. */
    public long followed() {
        return dispatcher == null ? 0 : dispatcher.followed();
    }

    /** How many calls were not recorded, because the dispatcher could not keep up. */
    public long dropped() {
        return log.dropped();
    }

    /** The calls in progress now, oldest first. */
    public List<OpenCall> openCalls() {
        List<OpenCall> calls = new ArrayList<>();
        recorders.forEach(recorder -> add(calls, recorder.openCall()));
        elsewhere.forEach(slot -> add(calls, slot.seen()));
        calls.sort((a, b) -> Long.compare(a.number(), b.number()));
        return calls;
    }

    private static void add(List<OpenCall> calls, @Nullable OpenCall call) {
        if (call != null) {
            calls.add(call);
        }
    }

    /** Shows the open calls of a thread that has no recorder here. */
    void show(OpenCallSlot slot) {
        elsewhere.add(slot);
    }

    /** Such a thread has ended. */
    void hide(OpenCallSlot slot) {
        elsewhere.remove(slot);
    }

    /** The threads that record now on one side, by their numbers. */
    public Map<Integer, Thread> working(Role role) {
        Map<Integer, Thread> working = new TreeMap<>();
        for (Recorder recorder : recorders) {
            if (recorder.role() == role) {
                working.put(recorder.id(), recorder.thread());
            }
        }
        return working;
    }

    /** The dispatcher's thread; null where nothing is recorded. */
    public @Nullable Thread dispatcher() {
        return dispatcher == null ? null : dispatcher.thread();
    }

    /** The names of connections. */
    public Connections connections() {
        return connections;
    }

    /** The names of threads. */
    public Threads threads() {
        return threads;
    }

    /** Where a call was made, by the number that an {@link OpenCall} has; null if left out. */
    public @Nullable Site site(int number) {
        return sites.site(number);
    }

    /**
     * What the last follower that failed threw; null while none has. That follower was removed, the
     * others go on.
     */
    public @Nullable Throwable failure() {
        return dispatcher == null ? null : dispatcher.failure();
    }

    /**
     * Adds a follower. It receives the events from {@link #followed} on, so add it before anything
     * is recorded.
     */
    public void follow(Follower follower) {
        if (dispatcher != null) {
            dispatcher.add(follower);
        }
    }

    /**
     * Hands the remaining events to the followers and ends the dispatcher. Blocks for a second at
     * most. The trace can still be read.
     */
    @Override
    public void close() {
        if (dispatcher != null) {
            dispatcher.close();
        }
    }

    /** Hands all events so far to the followers; only where no dispatcher runs. */
    void dispatch() {
        if (dispatcher != null) {
            dispatcher.drain();
        }
    }

    Log log() {
        return log;
    }

    Sites sites() {
        return sites;
    }
}
