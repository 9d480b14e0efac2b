package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.ErrorTexts;
import loopscope.kit.sys.Libc;
import loopscope.kit.sys.Raw;
import loopscope.kit.tls.Engines;
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

/**
 * The maker of all parts of one stage's server. Every part records itself.
 *
 * <p>The kit knows which parts are open. {@link #abort} ends a server that does not end in time;
 * {@link #close} then leaves no descriptor behind. Thread-safe.
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
    private @Nullable MessageCount count;
    private volatile AcceptCall acceptCall = new AcceptCall();
    private volatile int sendBuffer;
    private volatile int mostClients;
    private volatile boolean limitNoticed;
    private volatile boolean aborted;

    /** Creates a kit whose parts record into the trace; the gate may hold the server's threads. */
    public Kit(Trace trace, Gate gate) {
        this.trace = trace;
        this.gate = gate;
    }

    /** The trace that the parts record into. */
    public Trace trace() {
        return trace;
    }

    /** The gate that holds the server's threads. */
    public Gate gate() {
        return gate;
    }

    /**
     * Limits the bytes that the kernel holds for a client that does not read, for sockets opened
     * from now on. Without a limit it holds some MiB on local connections, and a partial send is
     * hardly ever seen.
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
     * Limits how many clients are connected at once, from the next accept on: a client beyond the
     * limit is closed as soon as it is accepted.
     *
     * @param most the limit, above 0; 0 for none
     */
    public void limitClients(int most) {
        mostClients = most;
    }

    /**
     * Whether the last accepted client exceeds the limit and must be closed. Adds a notice the
     * first time.
     */
    boolean isOneTooMany() {
        int most = mostClients;
        boolean tooMany = most > 0 && open.stream().filter(Opened::isClient).count() > most;
        if (tooMany && !limitNoticed) {
            limitNoticed = true;
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

    /** Replaces accept(2), from the next accept on. */
    void acceptWith(AcceptCall call) {
        acceptCall = call;
    }

    /** Why raw sockets cannot be used on this machine, as one sentence; null if they can. */
    public static @Nullable String rawObstacle() {
        return Raw.reason();
    }

    /**
     * A raw socket, not open yet. The first call links the system calls, which takes about 0.1 s.
     */
    public RawSocket socket() {
        Libc.warmUp();
        ErrorTexts.warmUp();
        return new RawSocket(this);
    }

    /** A listener on java.nio, not open yet. */
    public ListeningChannel listener() {
        ErrorTexts.warmUp();
        return new ListeningChannel(this);
    }

    /**
     * Makes the certificate that servers show, where there is none yet; a handshake would wait for
     * it otherwise. Takes some tenths of a second.
     */
    public void prepareTls() {
        Engines.warmUp();
    }

    /** The server's side of TLS on an accepted connection; the handshake has not begun. */
    public TlsChannel tls(StreamChannel accepted) {
        return new TlsChannel(this, accepted, Engines.forServer());
    }

    /** A selector of java.nio, not open yet. */
    public ChannelSelector selector() {
        return new ChannelSelector(this);
    }

    /**
     * An empty queue from threads that accept to threads that serve.
     *
     * @param most how many clients may wait in it, at least 1; {@link HandOff#UNBOUNDED} for any
     *     number
     */
    public <T> HandOff<T> handOff(int most) {
        return new HandOff<>(this, most);
    }

    /** The three sets of select(2), all empty. */
    public SelectSets selectSets() {
        return new SelectSets(this);
    }

    /** The low descriptor numbers that select(2) needs, not reserved yet. */
    public LowNumbers lowNumbers() {
        return new LowNumbers(this);
    }

    /** An empty table of poll(2). */
    public PollTable pollTable() {
        return new PollTable(this);
    }

    /** An epoll(7) instance, not open yet. */
    public Epoll epoll() {
        return new Epoll(this);
    }

    /** A wake-up for a readiness call from another thread, not open yet. */
    public Wakeup wakeup() {
        return new Wakeup(this);
    }

    /** An empty queue of bytes to send to the client of this connection. */
    public MessageQueue queue(int connection) {
        return new MessageQueue(this, connection);
    }

    /** A direct buffer to read into and write from: system calls need memory outside the heap. */
    public ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** A lock that no thread holds. */
    public RecordedLock lock() {
        return new RecordedLock(this, locks.incrementAndGet());
    }

    /** A shared variable, 0 at first. */
    public RecordedInteger integer() {
        return new RecordedInteger(this);
    }

    /** A shared list, empty at first. */
    public RecordedList list() {
        return new RecordedList(this);
    }

    /**
     * Blocks the calling thread for a random time, as if the scheduler ran other threads, so that
     * no two runs are the same.
     *
     * @param time the average; each pause is up to a half shorter or longer. Zero does nothing
     * @throws InterruptedException if the server is aborted meanwhile
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

    /** Sets the counter of messages, before the server is made; without one, none are counted. */
    public void countWith(SharedCounter counter) {
        count = new MessageCount(counter);
        counter.start();
    }

    /** Counts a message. A server calls this once for each non-empty read. */
    public void count() {
        MessageCount counting = count;
        if (counting != null) {
            counting.count();
        }
    }

    /** The counter's count of messages; -1 without a counter. */
    public int counted() {
        MessageCount counting = count;
        return counting == null ? -1 : counting.counted();
    }

    /** The count beside the number of messages; null without a counter. Thread-safe. */
    public @Nullable CountSoFar countSoFar() {
        MessageCount counting = count;
        return counting == null ? null : counting.soFar();
    }

    /**
     * Starts a thread beside the server's own; it has a lane like theirs, and ends with the server.
     */
    public void start(String name, Interruptible body) {
        Thread helper = thread(name, () -> Waits.untilCalledOff(body));
        helpers.add(helper);
        helper.start();
    }

    /** A server's thread, not started yet. It has a lane of its own, and the gate may hold it. */
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
            // The cut-off has ended the thread, as intended.
        } finally {
            trace.leave();
        }
    }

    /** A maker of platform threads for a server, named and numbered from 1: {@code worker 1}. */
    public Workers threads(String name) {
        AtomicInteger made = new AtomicInteger();
        return new Workers(body -> thread(name + " " + made.incrementAndGet(), body));
    }

    /** The same with virtual threads, which cost next to nothing while they wait on a channel. */
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

    /** Adds a notice: one sentence for the user on something that no call shows. */
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
     * Ends a server that did not stop in time: the gate opens for good, and every call that waits
     * on an open part returns, as after a shutdown in both directions. The server's own code then
     * closes the part. Waits for a lock or a signal, and pauses, end at once.
     */
    public void abort() {
        aborted = true;
        gate.open();
        waits.callOff();
        open.forEach(Opened::wake);
    }

    /**
     * Ends a server that goes on after {@link #abort}, as a broken one may: from now on the next
     * call of each of its threads throws a {@link CutOffException}.
     */
    public void cutOff() {
        gate.cutOff();
        open.forEach(Opened::wake);
    }

    /**
     * Closes all parts that are still open. Call it after the server's threads have ended: a thread
     * that still used a closed number could reach another socket.
     */
    @Override
    public void close() {
        abort();
        open.forEach(Opened::release);
        helpers.forEach(Kit::awaitEnd);
    }

    private static void awaitEnd(Thread helper) {
        try {
            boolean _ = helper.join(HELPER_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many parts are open. */
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
     * Passes the gate, and returns the calling thread's recorder. Blocks while the gate holds the
     * thread.
     *
     * @param op the call that is about to begin
     * @param connection the call's connection, 0 for none
     */
    Recorder next(Op op, int connection) {
        Recorder recorder = trace.recorder();
        gate.pass(recorder, op, connection);
        return recorder;
    }
}
