package loopscope.client;

import loopscope.kit.CannotConnectException;
import loopscope.kit.ClientSide;
import loopscope.kit.StreamChannel;
import loopscope.kit.sys.SocketAddress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One client of one server: does its steps, each not before its time, and listens meanwhile.
 *
 * <pre>
 *   act ──▸ agenda ──▸ saying: connect, write, write … close     (one virtual thread)
 *                                │
 *                            the server
 *                                │
 *                      hearing: read, read …                      (another)
 * </pre>
 *
 * <p>It is gone when it leaves, when the server ends the connection, or when it cannot connect. Any
 * thread may call; nothing waits but what is called await.
 */
public final class Client {
    /**
     * What is heard is read in pieces of so many bytes at first, of more when it comes in heaps.
     */
    private static final int FIRST_BUFFER = 2 * 1024;

    private static final int LAST_BUFFER = 64 * 1024;

    /** What the kernel is asked to hold, at most, for one that does not listen. */
    private static final int DEAF_RECEIVE_BUFFER = 8 * 1024;

    /** How long a client that was told to leave may be kept by a call that does not end. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ClientSide side;
    private final long server;
    private final Consumer<byte[]> listener;
    private final Consumer<? super Client> whenGone;

    private final Agenda agenda = new Agenda();
    private final Monitor monitor = new Monitor();

    // Guarded by the monitor.
    private int threads;
    private boolean started;
    private boolean leaving;
    private boolean ended;
    private long said;
    private long heard;

    private volatile boolean resetting;
    private volatile ClientStatus status = ClientStatus.COMING;
    private volatile @Nullable CannotConnectException obstacle;

    /**
     * A client that has nothing to do yet.
     *
     * @param server where it is to connect, see {@link SocketAddress}
     * @param listener is given what is heard, piece by piece, on the client's own thread; must not
     *     wait
     * @param whenGone is told once, when it is gone, on some thread; must not wait
     */
    public Client(
            ClientSide side,
            long server,
            Consumer<byte[]> listener,
            Consumer<? super Client> whenGone) {
        this.side = side;
        this.server = server;
        this.listener = listener;
        this.whenGone = whenGone;
    }

    /** The same, when nobody is to be told that it is gone. */
    public Client(ClientSide side, long server, Consumer<byte[]> listener) {
        this(side, server, listener, client -> {});
    }

    /** Its number in the trace. */
    public int connection() {
        return side.connection();
    }

    /** Does a step as soon as those before it are done. */
    public void act(Step step) {
        act(System.nanoTime(), step);
    }

    /**
     * Does a step once it is time and those before it are done; nothing happens once it is gone.
     *
     * @param due the {@link System#nanoTime} to do it at
     */
    public void act(long due, Step step) {
        agenda.add(due, step);
        monitor.change(
                () -> {
                    if (!started && !ended) {
                        started = true;
                        start("saying", this::doSteps);
                    }
                });
    }

    /** Leaves once what it was to say by now is written; within a second in any case. */
    public void close() {
        agenda.dropLaterThan(System.nanoTime());
        leave(new Step.Close());
    }

    /** Resets the connection; what was not yet said is not said. Within a second in any case. */
    public void reset() {
        resetting = true; // also when a call keeps it from its steps
        agenda.clear();
        leave(new Step.Reset());
    }

    private void leave(Step how) {
        monitor.change(() -> leaving = true);
        act(how);
        Thread.startVirtualThread(
                () -> {
                    if (!awaitGone(PATIENCE_NANOS)) {
                        stop();
                    }
                });
    }

    /** Ends it, whatever it does; returns at once. */
    public void stop() {
        agenda.end();
        boolean idle = monitor.get(this::endUnstarted);
        side.abort();
        if (idle) {
            whenGone.accept(this);
        }
    }

    /** Whether that is all there ever was of it. */
    private boolean endUnstarted() {
        boolean first = !ended && !started;
        ended = true;
        if (first) {
            status = ClientStatus.GONE;
        }
        return first;
    }

    /** Where it stands. */
    public ClientStatus status() {
        return status;
    }

    /** Why it could not connect; null while nothing went wrong. */
    public @Nullable CannotConnectException obstacle() {
        return obstacle;
    }

    /** The same as one sentence that says what to do. */
    public @Nullable String trouble() {
        CannotConnectException why = obstacle;
        return why == null
                ? null
                : String.format(
                        Locale.ROOT,
                        "%s could not connect to %s (%s): %s.",
                        side.name(),
                        new SocketAddress(server),
                        why.getMessage(),
                        why.advice());
    }

    /**
     * Waits until it has heard that many bytes since its start.
     *
     * @param nanos how long at most, in nanoseconds
     * @return whether it has
     */
    public boolean awaitHeard(long bytes, long nanos) {
        return monitor.await(() -> heard >= bytes, nanos);
    }

    /**
     * Waits until it is gone, its socket closed and its threads through.
     *
     * @param nanos how long at most, in nanoseconds
     * @return whether it is; at once for one that was never given anything to do
     */
    public boolean awaitGone(long nanos) {
        return monitor.await(() -> threads == 0, nanos);
    }

    // Saying

    private void doSteps() {
        StreamChannel channel = null;
        try {
            for (Step step = agenda.next(); step != null; step = agenda.next()) {
                if (step instanceof Step.Connect connect && channel == null) {
                    channel = connect(connect.deaf());
                } else {
                    perform(step, channel);
                }
            }
        } catch (IOException e) {
            // The connection is over; the record says how.
        } finally {
            if (channel != null) {
                end(channel);
            }
            stop();
            status = ClientStatus.GONE;
        }
    }

    private void end(StreamChannel channel) {
        if (resetting) {
            channel.reset();
        } else {
            channel.close();
        }
    }

    private StreamChannel connect(Duration deaf) throws CannotConnectException {
        status = ClientStatus.CONNECTING;
        StreamChannel channel;
        try {
            channel = side.connect(server, deaf.isPositive() ? DEAF_RECEIVE_BUFFER : 0);
        } catch (CannotConnectException e) {
            obstacle = isToGo(0) ? null : e; // who was told to leave has met none
            throw e;
        }
        status = ClientStatus.CONNECTED;
        monitor.change(() -> start("hearing", () -> hear(channel, deaf)));
        return channel;
    }

    private void perform(Step step, @Nullable StreamChannel channel) throws IOException {
        if (channel == null) {
            throw new IOException("not connected");
        }
        switch (step) {
            case Step.Connect connect -> throw new IOException("connected already");
            case Step.Say say -> speech(channel).say(ByteBuffer.wrap(say.bytes()));
            case Step.SayMuch much -> speech(channel).sayMuch(much.bytes());
            case Step.Flood flood -> speech(channel).flood(flood.time());
            case Step.Trickle trickle -> speech(channel).trickle(trickle);
            case Step.SendUrgent urgent -> channel.sendUrgent(urgent.value());
            case Step.AwaitEcho echo -> {
                boolean _ = monitor.await(() -> heard >= said || leaving || ended, Long.MAX_VALUE);
            }
            case Step.HalfClose half -> channel.shutdownOutput();
            case Step.Close close -> agenda.end();
            case Step.Reset reset -> {
                resetting = true;
                agenda.end();
            }
        }
    }

    private Speech speech(StreamChannel channel) {
        return new Speech(channel, written -> monitor.change(() -> said += written), this::isToGo);
    }

    /** Whether it is to leave, or will be within a time. */
    private boolean isToGo(long nanos) {
        return monitor.await(() -> leaving || ended, nanos);
    }

    // Hearing

    private void hear(StreamChannel channel, Duration deaf) {
        ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER);
        try {
            boolean _ = isToGo(deaf.toNanos());
            while (channel.read(buffer.clear()) >= 0) {
                byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
                listener.accept(bytes);
                monitor.change(() -> heard += bytes.length);
                if (!buffer.hasRemaining() && buffer.capacity() < LAST_BUFFER) {
                    buffer = ByteBuffer.allocate(2 * buffer.capacity());
                }
            }
        } catch (IOException e) {
            // Reset, or closed by ourselves; the record says which.
        } finally {
            stop();
        }
    }

    private void start(String task, Runnable body) {
        threads++;
        side.start(
                task,
                () -> {
                    try {
                        body.run();
                    } finally {
                        boolean last = monitor.get(() -> --threads == 0);
                        if (last) {
                            whenGone.accept(this);
                        }
                    }
                });
    }
}
