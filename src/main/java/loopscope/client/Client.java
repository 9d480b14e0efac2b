package loopscope.client;

import loopscope.kit.ByteStream;
import loopscope.kit.CannotConnectException;
import loopscope.kit.ClientSide;
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
 * One client of one server: it does its steps, each not before its time, and reads meanwhile.
 *
 * <pre>
 *   act ──▸ agenda ──▸ saying: connect, write, write … close     (one virtual thread)
 *                                │
 *                            the server
 *                                │
 *                      hearing: read, read …                      (another)
 * </pre>
 *
 * <p>It is gone when it has closed or reset, when the server has ended the connection, or when it
 * could not connect. Thread-safe; only the methods called await block.
 */
public final class Client {
    /**
     * Size of the read buffer in bytes; it doubles, up to {@link #LAST_BUFFER}, when a read fills
     * it.
     */
    private static final int FIRST_BUFFER = 2 * 1024;

    private static final int LAST_BUFFER = 64 * 1024;

    /** Receive buffer, in bytes, of a client that reads nothing at first. */
    private static final int DEAF_RECEIVE_BUFFER = 8 * 1024;

    /** How long a client may take to close or reset before it is stopped. */
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
    private boolean mayRead;
    private long said;
    private long heard;

    private volatile boolean resetting;
    private volatile boolean deaf;
    private volatile ClientStatus status = ClientStatus.COMING;
    private volatile @Nullable CannotConnectException obstacle;

    /**
     * A client without steps.
     *
     * @param server the address to connect to, see {@link SocketAddress}
     * @param listener is called with each piece of bytes read, on the client's own thread; must not
     *     block
     * @param whenGone is called once, when it is gone, on any thread; must not block
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

    /** The same, without a callback when it is gone. */
    public Client(ClientSide side, long server, Consumer<byte[]> listener) {
        this(side, server, listener, client -> {});
    }

    /** The number of its connection in the trace. */
    public int connection() {
        return side.connection();
    }

    /** Does a step as soon as the steps before it are done. */
    public void act(Step step) {
        act(System.nanoTime(), step);
    }

    /**
     * Does a step once it is due and the steps before it are done; does nothing once the client is
     * gone.
     *
     * @param due the {@link System#nanoTime} to do it at
     */
    public void act(long due, Step step) {
        agenda.add(due, step);
        monitor.change(
                () -> {
                    if (!started && !ended) {
                        started = true;
                        start("sender", this::doSteps);
                    }
                });
    }

    /** Has it read from now on, also where it was to read nothing for longer. */
    public void letRead() {
        monitor.change(() -> mayRead = true);
    }

    /** Whether it is connected and reads nothing yet, see {@link Step.Connect}. */
    public boolean isDeaf() {
        return deaf;
    }

    /** Closes the connection once the steps due by now are done, and after a second in any case. */
    public void close() {
        agenda.dropLaterThan(System.nanoTime());
        leave(new Step.Close());
    }

    /**
     * Resets the connection and drops all steps not yet done; ends it after a second in any case.
     */
    public void reset() {
        resetting = true; // even while a call keeps the thread from this step
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

    /** Ends the client, whatever it is doing; returns at once. */
    public void stop() {
        agenda.end();
        boolean idle = monitor.get(this::endUnstarted);
        side.abort();
        if (idle) {
            whenGone.accept(this);
        }
    }

    /** Marks it as ended; returns whether it had neither started nor ended before. */
    private boolean endUnstarted() {
        boolean first = !ended && !started;
        ended = true;
        if (first) {
            status = ClientStatus.GONE;
        }
        return first;
    }

    /**
     * Whether nothing more will come of it by itself: it has done each step that is due, or the
     * step it is inside of waits for the server.
     */
    public boolean isSettled() {
        return status == ClientStatus.GONE || agenda.isSettled();
    }

    /**
     * Like {@link #isSettled}, but a step that takes its time by itself needs only be under way.
     */
    public boolean hasBegun() {
        return status == ClientStatus.GONE || agenda.hasBegun();
    }

    /** Its status. */
    public ClientStatus status() {
        return status;
    }

    /** Why it could not connect; null if it could or has not tried. */
    public @Nullable CannotConnectException obstacle() {
        return obstacle;
    }

    /** The same as one sentence for the user that says what to do; null likewise. */
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
     * Blocks until it has read that many bytes since its start.
     *
     * @param nanos how long at most, in nanoseconds @return whether it has read them
     */
    public boolean awaitHeard(long bytes, long nanos) {
        return monitor.await(() -> heard >= bytes, nanos);
    }

    /**
     * Blocks until it is gone: its socket is closed and its threads have ended.
     *
     * @param nanos how long at most, in nanoseconds
     * @return whether it is gone; true at once for a client that never had a step
     */
    public boolean awaitGone(long nanos) {
        return monitor.await(() -> threads == 0, nanos);
    }

    // Saying

    private void doSteps() {
        ByteStream channel = null;
        try {
            for (Step step = agenda.next(); step != null; step = agenda.next()) {
                if (step instanceof Step.Connect connect && channel == null) {
                    channel = connect(connect);
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

    private void end(ByteStream channel) {
        if (resetting) {
            channel.reset();
        } else {
            channel.close();
        }
    }

    private ByteStream connect(Step.Connect step) throws IOException {
        status = ClientStatus.CONNECTING;
        Duration deaf = step.deaf();
        ByteStream channel;
        try {
            int receiveBuffer = deaf.isPositive() ? DEAF_RECEIVE_BUFFER : 0;
            channel = side.connect(server, receiveBuffer, step.encryption());
        } catch (CannotConnectException e) {
            obstacle = isToGo(0) ? null : e; // a connect that our own close ended is no obstacle
            throw e;
        }
        status = ClientStatus.CONNECTED;
        monitor.change(() -> start("receiver", () -> hear(channel, deaf)));
        return channel;
    }

    private void perform(Step step, @Nullable ByteStream channel) throws IOException {
        if (channel == null) {
            throw new IOException("not connected");
        }
        switch (step) {
            case Step.Connect connect -> throw new IOException("connected already");
            case Step.Say say -> speech(channel).say(ByteBuffer.wrap(say.bytes()));
            case Step.SayMuch much -> speech(channel).sayMuch(much);
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

    private Speech speech(ByteStream channel) {
        return new Speech(channel, written -> monitor.change(() -> said += written), this::isToGo);
    }

    /**
     * Blocks until the client is to end, for at most so many nanoseconds; returns whether it is.
     */
    private boolean isToGo(long nanos) {
        return monitor.await(() -> leaving || ended, nanos);
    }

    // Hearing

    private void hear(ByteStream channel, Duration late) {
        ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER);
        try {
            awaitReading(late);
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

    private void awaitReading(Duration late) {
        deaf = late.isPositive();
        boolean _ = monitor.await(() -> mayRead || leaving || ended, late.toNanos());
        deaf = false;
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
