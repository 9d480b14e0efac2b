package loopscope.lab;

import loopscope.client.Client;
import loopscope.server.Model;
import loopscope.trace.Address;
import loopscope.trace.Trace;
import loopscope.trace.metadata.CountSoFar;
import loopscope.trace.metadata.StageConditions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * One server, its record, and the clients it has here.
 *
 * <p>A server that fails affects no other stage; {@link #failure} says why it ended. Thread-safe.
 * Opening and {@link #stop} block, so the JavaFX thread must not call them.
 */
public final class Stage {
    private static final Duration POLITE = Duration.ofSeconds(1);

    private final Setup setup;
    private final StageServer server;
    private final Trace trace;
    private final StageClients clients;
    private long address;
    private @Nullable StageProbes probes;
    private volatile boolean stopped;
    private volatile boolean muted;
    private volatile int earlier;
    private volatile Pace pace = Pace.FREE;

    private Stage(Setup setup, StageServer server, Trace trace) {
        this.setup = setup;
        this.server = server;
        this.trace = trace;
        this.clients = new StageClients(trace, server.model().tls());
        this.pace = server.paceObstacle() == null ? setup.pace() : Pace.FREE;
    }

    /**
     * Opens a stage; it listens when this returns.
     *
     * @param origin the {@link System#nanoTime} that is zero for all stages of a run
     * @param outsiders gives clients from outside their ordinals, on all stages of the run
     * @throws CannotStartException when there is no such model here, or it cannot listen there
     */
    static Stage open(Setup setup, long origin, IntSupplier outsiders) throws CannotStartException {
        return open(setup, trace -> server(setup, trace), origin, outsiders);
    }

    /** The same with a model that is none of the catalogue's. */
    static Stage open(Setup setup, Model model, long origin, IntSupplier outsiders)
            throws CannotStartException {
        return open(setup, trace -> new ModelServer(setup, model, trace), origin, outsiders);
    }

    private static Stage open(Setup setup, ServerOf servers, long origin, IntSupplier outsiders)
            throws CannotStartException {
        Trace trace = Trace.start(origin, Trace.USUAL_EVENTS, outsiders);
        Stage stage = null;
        boolean listens = false;
        try {
            stage = new Stage(setup, servers.make(trace), trace);
            setup.watcher().accept(trace);
            stage.address = stage.server.open();
            stage.probes = stage.server.probes(stage.address);
            listens = true;
            return stage;
        } finally {
            if (!listens) {
                close(stage, trace);
            }
        }
    }

    /** Makes a server that records to a trace. */
    @FunctionalInterface
    private interface ServerOf {
        StageServer make(Trace trace) throws CannotStartException;
    }

    private static StageServer server(Setup setup, Trace trace) throws CannotStartException {
        ForeignProgram program = setup.program();
        return program == null
                ? new ModelServer(setup, Choices.model(setup.model()), trace)
                : program.server(setup.port(), trace);
    }

    private static void close(@Nullable Stage stage, Trace trace) {
        if (stage == null) {
            trace.close();
        } else {
            stage.stop();
        }
    }

    /** How it was set up. */
    public Setup setup() {
        return setup;
    }

    /** Its model. */
    public ModelInfo model() {
        return server.model();
    }

    /** Its record; it can be read also after the stage was stopped. */
    public Trace trace() {
        return trace;
    }

    /** Its pace. */
    public Pace pace() {
        return pace;
    }

    /**
     * Why its server can't be held, as one sentence; null where it can. A pace that is set is then
     * ignored.
     */
    public @Nullable String paceObstacle() {
        return server.paceObstacle();
    }

    /** Sets its pace, which also goes for the calls that are held now. Never blocks. */
    public void setPace(Pace pace) {
        if (server.paceObstacle() == null) {
            this.pace = pace;
            server.setPace(pace);
        }
    }

    /**
     * At pace {@code STEP}, lets one held call go on: that of the thread that was held first. Never
     * blocks.
     *
     * @return false when no thread is held: all are inside a call, or have ended
     */
    public boolean step() {
        return server.step();
    }

    /** How many of its server's threads are held now, each in front of its next call. */
    public int held() {
        return server.held();
    }

    /** Whether it listens on an address that other machines may reach. */
    public boolean isExposed() {
        return !Address.isLoopback(address);
    }

    /** Where it listens, an {@link Address}. */
    public long address() {
        return address;
    }

    /** Where it listens, the port alone. */
    public int port() {
        return Address.port(address);
    }

    /** Things that the user should know and no call tells, one sentence each, oldest first. */
    public List<String> notices() {
        return server.notices();
    }

    /**
     * The latest lines that a program of others has written to its standard output and standard
     * error, oldest first; none of a server of ours.
     */
    public List<ProgramLine> output() {
        return server.output();
    }

    /**
     * Honesty marks that its {@link #conditions} do not tell: of a program of others, which of the
     * models its calls look like up to now, and why.
     */
    public List<String> marks() {
        return server.marks();
    }

    /**
     * The numbers of the processes in which a program of others serves now, its tracer's among
     * them; empty for a server of ours, and where they can't be known.
     */
    public Set<Long> processes() {
        return server.processes();
    }

    /** What its shared counter shows; -1 where there is none. */
    public int counted() {
        return server.counted();
    }

    /** What its shared counter has come to; null where there is none. */
    public @Nullable CountSoFar countSoFar() {
        return server.countSoFar();
    }

    /**
     * What a reader of its record has to know to judge it, at this instant; also after it was
     * stopped.
     */
    public StageConditions conditions() {
        return new StageConditions(
                model().broken(),
                failure(),
                isExposed(),
                pace.mode() == Pace.Mode.FREE ? null : pace.hold(),
                muted,
                earlier,
                kernelProbe(),
                countSoFar(),
                trace.dropped(),
                trace.oldest(),
                server.tracer());
    }

    /** One sentence on what ended its server, if that was not a stop; null while all is well. */
    public @Nullable String failure() {
        return server.failure();
    }

    /**
     * Why the kernel's queues and buffers can't be seen here, as one sentence; null when they can,
     * and are in the record.
     */
    public @Nullable String kernelProbe() {
        StageProbes looking = probes;
        return looking == null ? null : looking.obstacle();
    }

    /**
     * Records the processor time that its server's threads have used up to now, to the microsecond;
     * without it, the record has it four times a second.
     */
    public void sampleProcessorTime() {
        StageProbes looking = probes;
        if (looking != null && !stopped) {
            looking.sampleProcessorTime();
        }
    }

    /**
     * Whether it is muted: it gets no new clients, and the clients it has send nothing that the
     * user says.
     */
    public boolean isMuted() {
        return muted;
    }

    /** Mutes or unmutes it. Its server runs on, and a client that closes also closes here. */
    public void setMuted(boolean muted) {
        this.muted = muted;
    }

    /** Sets how many clients had come to other stages before it was opened. */
    void setEarlier(int clients) {
        earlier = clients;
    }

    /** Whether {@link #stop} was called. */
    public boolean isStopped() {
        return stopped;
    }

    /**
     * Makes the next accepts of its server fail, as if the kernel had refused them: they are
     * recorded so.
     *
     * @param errors the names of the errors, each for one accept, in turn, such as {@code EMFILE}
     * @return whether that can be done; it can't for a program of others
     */
    public boolean refuseAccepts(List<String> errors) {
        return server.refuseAccepts(errors.stream().map(Refusal::number).toList());
    }

    /** How many of those accepts are still to fail. */
    public int refusalsLeft() {
        return server.refusalsLeft();
    }

    /**
     * Opens a second server on the same port, as a program does that is started twice, and stops it
     * again at once. Blocks until then.
     *
     * @return why it can't listen there, as one sentence for the user; null if it could
     */
    public @Nullable String openSecond() {
        Setup same = setup.watchedBy(_ -> {}).paced(Pace.FREE).at(setup.address(), port());
        try {
            open(same, System.nanoTime(), () -> 0).stop();
            return null;
        } catch (CannotStartException e) {
            return e.getMessage();
        }
    }

    /** One sentence on its clients that could not connect; null when all could. */
    public @Nullable String clientTrouble() {
        return clients.trouble();
    }

    /** A new client of this stage, with nothing to do yet. */
    Client addClient(String name, int ordinal, Consumer<byte[]> listener) {
        return addClient(name, ordinal, listener, client -> {});
    }

    /** The same; {@code whenGone} is called once, when it is gone. */
    Client addClient(
            String name,
            int ordinal,
            Consumer<byte[]> listener,
            Consumer<? super Client> whenGone) {
        Client client = clients.add(name, ordinal, address, listener, whenGone);
        if (stopped) {
            client.stop();
        }
        return client;
    }

    /**
     * Stops the server, then the clients that are still there. The server first gets a second to
     * finish what it has begun, so that its clients receive that; then its sockets are closed; then
     * its next call ends it. Blocks for less than two seconds; leaves no thread and no descriptor.
     * The first call stops the stage; others block until that is done.
     */
    public void stop() {
        stop(POLITE);
    }

    /** The same, with another time for the server to finish. */
    synchronized void stop(Duration polite) {
        if (stopped) {
            return;
        }
        stopped = true;
        long deadline = System.nanoTime() + polite.toNanos();
        if (server.finish(polite.toMillis())) {
            clients.awaitGoodbyes(deadline);
        } else {
            server.abort();
        }
        server.end();
        clients.end();
        StageProbes looking = probes;
        if (looking != null) {
            looking.close();
        }
        trace.close();
        server.recorded();
    }
}
