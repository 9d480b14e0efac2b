package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.ErrorTexts;
import loopscope.kit.sys.Libc;
import loopscope.kit.sys.Raw;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.metadata.CountSoFar;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the server of one stage is made with: every part comes from here, and records itself.
 *
 * <p>The kit remembers what is open. A server that does not end in time is ended by {@link #abort};
 * {@link #close} then leaves no descriptor. Any thread may call.
 */
public final class Kit implements AutoCloseable {
    private static final int NOTICES = 100;
    private static final Duration HELPER_LIMIT = Duration.ofMillis(300);

    private final Trace trace;
    private final Gate gate;
    private final Set<Opened> open = ConcurrentHashMap.newKeySet();
    private final Deque<String> notices = new ArrayDeque<>();
    private final Waits waits = new Waits();
    private final List<Thread> helpers = new CopyOnWriteArrayList<>();
    private final AtomicInteger locks = new AtomicInteger();
    private @Nullable SharedCounter counter;
    private final LongAdder toCount = new LongAdder();
    private final LongAdder passed = new LongAdder();
    private volatile AcceptCall acceptCall = new AcceptCall();
    private volatile int sendBuffer;
    private volatile int mostClients;
    private volatile boolean toldOfLimit;
    private volatile boolean aborted;

    /** Parts that record into the trace, and whose server threads the gate may hold. */
    public Kit(Trace trace, Gate gate) {
        this.trace = trace;
        this.gate = gate;
    }

    /** Where the parts record. */
    public Trace trace() {
        return trace;
    }

    /** What holds the server's threads. */
    public Gate gate() {
        return gate;
    }

    /**
     * Lets the kernel hold only so much that was sent to a client and not yet taken by it, for
     * sockets opened from now on. Left alone, it holds some MiB on this machine's own connections,
     * and a send that takes only a part is hardly ever seen.
     *
     * @param bytes as for SO_SNDBUF, see socket(7): Linux doubles it; 0 leaves it to the system
     */
    public void limitSendBuffer(int bytes) {
        sendBuffer = bytes;
    }

    int sendBuffer() {
        return sendBuffer;
    }

    /**
     * Has clients closed as soon as they were accepted while so many others are connected; from the
     * next accept on.
     *
     * @param most above 0; 0 for any number
     */
    public void limitClients(int most) {
        mostClients = most;
    }

    /**
     * Whether the client that was accepted last is to be closed; the user is told the first time.
     */
    boolean isOneTooMany() {
        int most = mostClients;
        boolean tooMany = most > 0 && open.stream().filter(Opened::isClient).count() > most;
        if (tooMany && !toldOfLimit) {
            toldOfLimit = true;
            notice(
                    "Other machines can connect here, so no more than "
                            + most
                            + " clients are served at once: who comes then is closed again.");
        }
        return tooMany;
    }

    AcceptCall acceptCall() {
        return acceptCall;
    }

    /** From the next accept on. */
    void acceptWith(AcceptCall call) {
        acceptCall = call;
    }

    /**
     * Why sockets by descriptor cannot be had on this machine, as one sentence; null if they can.
     */
    public static @Nullable String rawObstacle() {
        return Raw.reason();
    }

    /** A socket by its descriptor, not yet open. Links the system calls, once, in about 0.1 s. */
    public RawSocket socket() {
        Libc.warmUp();
        ErrorTexts.warmUp();
        return new RawSocket(this);
    }

    /** A server's door as a channel, not yet open. */
    public ListeningChannel listener() {
        ErrorTexts.warmUp();
        return new ListeningChannel(this);
    }

    /** What waits for many channels at once, not yet open. */
    public ChannelSelector selector() {
        return new ChannelSelector(this);
    }

    /**
     * A queue from threads that accept to threads that serve, empty.
     *
     * @param most how many may wait in it, at least 1; {@link HandOff#UNBOUNDED} for any number
     */
    public <T> HandOff<T> handOff(int most) {
        return new HandOff<>(this, most);
    }

    /** The three sets of select(2), empty. */
    public SelectSets selectSets() {
        return new SelectSets(this);
    }

    /** The low descriptor numbers that select(2) needs, not yet reserved. */
    public LowNumbers lowNumbers() {
        return new LowNumbers(this);
    }

    /** The fd table of poll(2), empty. */
    public PollTable pollTable() {
        return new PollTable(this);
    }

    /** An epoll(7) instance, not yet open. */
    public Epoll epoll() {
        return new Epoll(this);
    }

    /** What wakes a readiness call from another thread, not yet open. */
    public Wakeup wakeup() {
        return new Wakeup(this);
    }

    /** A client's queue of bytes still to be sent; {@code connection} is whose it is. */
    public MessageQueue queue(int connection) {
        return new MessageQueue(this, connection);
    }

    /** Memory that calls read into and write from, outside the heap. */
    public ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** A lock that nobody holds. */
    public RecordedLock lock() {
        return new RecordedLock(this, locks.incrementAndGet());
    }

    /** A variable for all threads, 0 at first. */
    public RecordedInteger integer() {
        return new RecordedInteger(this);
    }

    /** A list for all threads, empty at first. */
    public RecordedList list() {
        return new RecordedList(this);
    }

    /**
     * The calling thread does nothing for a while: now shorter, now longer, as when the system runs
     * others, so that no two runs are the same.
     *
     * @param time how long on average, by up to a half less or more each time; nothing at all
     *     happens for zero
     * @throws InterruptedException when the server is ended meanwhile
     */
    public void pause(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            long average = time.toNanos();
            long nanos = average / 2 + ThreadLocalRandom.current().nextLong(average);
            Recorder recorder = next(Op.PAUSE, 0);
            recorder.begin(
                    Op.PAUSE, 0, Recorder.BLOCKING, (int) TimeUnit.NANOSECONDS.toMillis(nanos));
            boolean whole = waits.pause(nanos);
            recorder.end(whole ? 0 : -Errno.EINTR);
            Waits.check(whole);
        }
    }

    /** What counts the messages; to be said before the server is made, or nobody counts. */
    public void countWith(SharedCounter counter) {
        this.counter = counter;
        counter.start();
    }

    /** A message has come: for the server to say once for each read that was not empty. */
    public void count() {
        SharedCounter counting = counter;
        if (counting != null) {
            toCount.increment();
            try {
                counting.count();
                passed.increment();
            } catch (InterruptedException e) {
                // The server is being ended: what is not counted by now will not be.
            }
        }
    }

    /** How many messages the counter says there were; -1 when nobody counts. */
    public int counted() {
        SharedCounter counting = counter;
        return counting == null ? -1 : counting.total();
    }

    /** What the counter has come to; null when nobody counts. Thread-safe. */
    public @Nullable CountSoFar countSoFar() {
        SharedCounter counting = counter;
        if (counting == null) {
            return null;
        }
        // In this order: a message that has passed is in the total by then, or never will be.
        long done = passed.sum();
        long counted = counting.total();
        long messages = toCount.sum();
        long lost = Math.max(0, done - counted);
        return new CountSoFar(counted, messages, messages - counted - lost);
    }

    /** A thread beside the server's own, with a lane like theirs; ends with the server. */
    public void start(String name, Interruptible body) {
        Thread helper = thread(name, () -> Waits.untilCalledOff(body));
        helpers.add(helper);
        helper.start();
    }

    /** A server's thread, not yet started; what it calls is on its own lane, and may be held. */
    public Thread thread(String name, Runnable body) {
        return Thread.ofPlatform()
                .daemon()
                .name("loopscope-" + name)
                .unstarted(() -> record(name, body));
    }

    private void record(String name, Runnable body) {
        trace.enter(name, Role.SERVER);
        try {
            body.run();
        } catch (CutOffException e) {
            // It was to end, and has.
        } finally {
            trace.leave();
        }
    }

    /** Makes a server's threads, platform ones, named and numbered from 1: {@code worker 1}. */
    public Workers threads(String name) {
        AtomicInteger made = new AtomicInteger();
        return new Workers(body -> thread(name + " " + made.incrementAndGet(), body));
    }

    /** The same, but virtual threads, which cost next to nothing while they wait on a channel. */
    public Workers virtualThreads(String name) {
        AtomicInteger made = new AtomicInteger();
        return new Workers(
                body -> {
                    String numbered = name + " " + made.incrementAndGet();
                    return Thread.ofVirtual()
                            .name("loopscope-" + numbered)
                            .unstarted(() -> record(numbered, body));
                });
    }

    /** Says, in one sentence, something that the user should know and no call tells. */
    public void notice(String sentence) {
        synchronized (notices) {
            if (notices.size() == NOTICES) {
                notices.removeFirst();
            }
            notices.addLast(sentence);
        }
    }

    /** The latest notices, at most 100, oldest first. */
    public List<String> notices() {
        synchronized (notices) {
            return List.copyOf(notices);
        }
    }

    /**
     * Ends a server that was told to stop and did not end in time: the gate opens for good, and
     * every call that waits on something open returns, as after a shutdown in both directions. The
     * server's own code then closes it. Who waits for a lock or a signal, or pauses, waits no more.
     */
    public void abort() {
        aborted = true;
        gate.open();
        waits.callOff();
        open.forEach(Opened::wake);
    }

    /**
     * Ends a server that goes on after {@link #abort}, as a broken one may: from now on each of its
     * threads is ended by a {@link CutOffException} where it would begin another call.
     */
    public void cutOff() {
        gate.cutOff();
        open.forEach(Opened::wake);
    }

    /**
     * Closes whatever is still open. To be called when the server's threads have ended: a number
     * closed under a thread that still uses it could by then be somebody else's.
     */
    @Override
    public void close() {
        abort();
        open.forEach(Opened::release);
        helpers.forEach(Kit::awaitEnd);
    }

    private static void awaitEnd(Thread helper) {
        try {
            boolean unused = helper.join(HELPER_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How much is open. */
    public int stillOpen() {
        return open.size();
    }

    void opened(Opened part) {
        open.add(part);
        if (aborted) {
            part.wake();
        }
    }

    void closed(Opened part) {
        open.remove(part);
    }

    Waits waits() {
        return waits;
    }

    /**
     * The calling thread's recorder, once the gate has let its next call pass.
     *
     * @param op what it is about to do
     * @param connection on which connection, 0 for none
     */
    Recorder next(Op op, int connection) {
        Recorder recorder = trace.recorder();
        gate.pass(recorder, op, connection);
        return recorder;
    }
}
