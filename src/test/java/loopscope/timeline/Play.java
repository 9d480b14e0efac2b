package loopscope.timeline;

import loopscope.Patience;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.Address;
import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A stage without sockets: threads that record what a test tells them to, one thing after the
 * other, so that the order is the test's own.
 */
public final class Play implements AutoCloseable {
    /** What is recorded to. */
    public final Trace trace;

    /** What follows it. */
    public final StageRecord record;

    private final List<ExecutorService> actors = new ArrayList<>();
    private final Actor server;

    /** A stage with a server thread that listens. */
    public Play() {
        this(1_000_000);
    }

    public Play(long events) {
        trace = Trace.start(System.nanoTime(), events);
        record = StageRecord.of(trace);
        server = new Actor("server thread", Role.SERVER, 0);
        int listener = trace.connections().listener(1);
        server.does(r -> r.beginNonBlocking(Op.LISTEN, listener, 50));
        server.does(r -> r.end(0));
    }

    /** One thread, and the connection it is about. */
    public final class Actor implements AutoCloseable {
        /** Its number in the record; 0 for a thread of the server. */
        public final int connection;

        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        private Actor(String name, Role role, int connection) {
            this.connection = connection;
            actors.add(thread);
            await(() -> trace.enter(name, role));
        }

        /** Records something, and returns when it has. */
        public Actor does(Consumer<Recorder> act) {
            await(() -> act.accept(trace.recorder()));
            return this;
        }

        /** Connects, as a client of this process. */
        public Actor connects() {
            does(r -> r.begin(Op.CONNECT, connection, Recorder.BLOCKING, 0));
            return does(r -> r.end(0));
        }

        /** Says some bytes. */
        public Actor says(String text) {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            does(r -> r.begin(Op.WRITE, connection, Recorder.BLOCKING, bytes.length));
            return does(r -> r.end(bytes.length, java.nio.ByteBuffer.wrap(bytes), 0));
        }

        /** Hears some bytes. */
        public Actor hears(int bytes) {
            does(r -> r.begin(Op.READ, connection, Recorder.BLOCKING, 0));
            return does(r -> r.end(bytes));
        }

        /** Half-closes. */
        public Actor saysNoMore() {
            does(r -> r.beginNonBlocking(Op.SHUTDOWN, connection, 1));
            return does(r -> r.end(0));
        }

        /** Leaves; resets the connection if told so. */
        public Actor leaves(boolean reset) {
            does(r -> r.beginNonBlocking(Op.CLOSE, connection, reset ? 1 : 0));
            return does(r -> r.end(0));
        }

        /** Ends the thread. */
        @Override
        public void close() {
            thread.close();
        }

        private void await(Runnable act) {
            try {
                thread.submit(act).get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A client of this process. */
    public Actor client(String name, int ordinal) {
        return new Actor(name, Role.CLIENT, trace.connections().own(name, ordinal));
    }

    /** A second thread of a client's. */
    public Actor reader(Actor client) {
        return new Actor("reader", Role.CLIENT, client.connection);
    }

    /** A client that records nothing: what it does is known from the server's side alone. */
    public Actor outsider(int port) {
        long address = Address.of(new byte[] {127, 0, 0, 1}, port);
        return new Actor("outsider", Role.OTHER, trace.connections().accepted(address));
    }

    /** The server's thread. */
    public Actor server() {
        return server;
    }

    /** Another thread of the server's. */
    public Actor worker(String name) {
        return new Actor(name, Role.SERVER, 0);
    }

    /** The server begins to wait in accept. */
    public void serverAccepts() {
        server.does(r -> r.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0));
    }

    /** The accept that it waits in gives a client. */
    public void serverHasAccepted(Actor client) {
        server.does(r -> r.endAccept(7, client.connection, 0));
    }

    /** The server begins to wait for one client alone. */
    public void serverReads(Actor client) {
        server.does(r -> r.begin(Op.READ, client.connection, Recorder.BLOCKING, 0));
    }

    /** The call that the server is in ends. */
    public void serverGets(int result) {
        server.does(r -> r.end(result));
    }

    /** The server sends. */
    public void serverSends(Actor client, int bytes) {
        server.does(r -> r.beginNonBlocking(Op.WRITE, client.connection, bytes));
        server.does(r -> r.end(bytes));
    }

    /** The server closes. */
    public void serverCloses(Actor client) {
        server.does(r -> r.beginNonBlocking(Op.CLOSE, client.connection, 0));
        server.does(r -> r.end(0));
    }

    /**
     * More time goes by than so far, and enough to be noted: on a busy machine what came before may
     * have taken long, too.
     */
    public void goesOnForLong() {
        goesOnFor(2 * Math.max(Wait.NOTABLE, trace.now()));
    }

    /** The x-ray looks into the accept queue. */
    public void xraySees(int waiting, int backlog, int reset) {
        int listener = trace.connections().listenerAt(1);
        try (Actor kernelProbe = worker("x-ray")) {
            kernelProbe.does(
                    r -> r.saw(Op.SAMPLE, listener, waiting, backlog, reset, r.look(), Look.NONE));
        }
    }

    /** At least so many nanoseconds go by. */
    public void goesOnFor(long nanos) {
        long end = trace.now() + nanos;
        Patience.await("time to pass", () -> trace.now() >= end);
    }

    /** The pace begins to hold the server before a call; 0 ms is until a step. */
    public void serverIsHeld(Op before, Actor client, int millis) {
        server.does(r -> r.hold(before, client.connection, millis));
    }

    /** The pace lets the server go on. */
    public void serverGoesOn() {
        server.does(r -> r.end(0));
    }

    /** The lanes, with everything recorded so far in them. */
    public Lanes lanes() {
        Patience.await("the lanes to catch up", () -> trace.followed() >= trace.position());
        return record.lanes();
    }

    /** The lane of a client. */
    public ClientLane lane(Actor client) {
        ClientLane lane = lanes().client(client.connection);
        if (lane == null) {
            throw new AssertionError("no lane");
        }
        return lane;
    }

    @Override
    public void close() {
        actors.forEach(ExecutorService::shutdownNow);
        trace.close();
    }
}
