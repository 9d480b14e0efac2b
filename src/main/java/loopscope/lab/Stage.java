package loopscope.lab;

import loopscope.client.Client;
import loopscope.kit.CannotListenException;
import loopscope.kit.CutOffException;
import loopscope.kit.Gate;
import loopscope.kit.Kit;
import loopscope.kit.counter.Form;
import loopscope.server.Model;
import loopscope.server.Museum;
import loopscope.server.Server;
import loopscope.trace.Address;
import loopscope.trace.Trace;
import loopscope.trace.metadata.CountSoFar;
import loopscope.trace.metadata.StageConditions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * One server of one model, its record, and the clients it has here.
 *
 * <p>A server that fails affects no other stage; {@link #failure} says why it ended. Thread-safe.
 * Opening and {@link #stop} block, so the JavaFX thread must not call them.
 */
public final class Stage {
    private static final long OPEN_SECONDS = 60;

    /** The most clients at a time of a stage that other machines can connect to. */
    private static final int MOST_FROM_ELSEWHERE = 200;

    private static final Duration POLITE = Duration.ofSeconds(1);
    private static final long ABORT_MILLIS = 300;
    private static final long CUT_OFF_MILLIS = 200;

    private final Setup setup;
    private final Model model;
    private final Trace trace;
    private final Gate gate = new Gate();
    private final Kit kit;
    private final Thread thread;
    private final CompletableFuture<Long> opened = new CompletableFuture<>();
    private final StageClients clients;
    private final @Nullable Form counter;
    private long address;
    private @Nullable StageProbes probes;
    private volatile @Nullable Server server;
    private volatile @Nullable Throwable failure;
    private volatile boolean stopped;
    private volatile boolean muted;
    private volatile int earlier;
    private volatile Pace pace = Pace.FREE;

    private Stage(
            Setup setup, Model model, @Nullable Form counter, long origin, IntSupplier outsiders) {
        this.setup = setup;
        this.counter = counter;
        this.model = model;
        this.trace = Trace.start(origin, Trace.USUAL_EVENTS, outsiders);
        this.clients = new StageClients(trace, model.tls());
        this.kit = new Kit(trace, gate);
        if (!model.tls()) {
            trace.follow(new TlsGuests(kit));
        }
        kit.limitSendBuffer(setup.sendBuffer());
        this.thread = kit.thread("server thread", this::run);
    }

    /**
     * Opens a stage; it listens when this returns.
     *
     * @param origin the {@link System#nanoTime} that is zero for all stages of a run
     * @param outsiders gives clients from outside their ordinals, on all stages of the run
     * @throws CannotStartException when there is no such model here, or it cannot listen there
     */
    static Stage open(Setup setup, long origin, IntSupplier outsiders) throws CannotStartException {
        return open(setup, Choices.model(setup.model()), origin, outsiders);
    }

    static Stage open(Setup setup, Model model, long origin, IntSupplier outsiders)
            throws CannotStartException {
        String obstacle = model.obstacle().get();
        if (obstacle != null) {
            throw new CannotStartException(obstacle);
        }
        Stage stage = new Stage(setup, model, Choices.counter(setup.counter()), origin, outsiders);
        boolean listens = false;
        try {
            setup.watcher().accept(stage.trace);
            stage.thread.start();
            stage.awaitOpen();
            stage.probes = new StageProbes(stage.trace, stage.address);
            listens = true;
            return stage;
        } finally {
            if (!listens) {
                stage.stop();
            }
        }
    }

    /** The body of the server's thread. */
    private void run() {
        try {
            if (counter != null) {
                kit.countWith(counter.make(kit, setup.pause()));
            }
            Server made = model.make(kit, setup.settings());
            server = made;
            if (stopped) {
                made.stop();
            }
            made.open(BindAddress.resolved(setup.address()), setup.port());
            if (!Address.isLoopback(made.address())) {
                kit.limitClients(MOST_FROM_ELSEWHERE);
            }
            setPace(setup.pace());
            opened.complete(made.address());
            made.serve();
        } catch (CannotListenException | CutOffException e) {
            opened.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            kit.abort(); // first, so that nobody who reads the failure finds the port open
            failure = e;
            opened.completeExceptionally(e);
        }
    }

    private void awaitOpen() throws CannotStartException {
        try {
            address = opened.get(OPEN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new CannotStartException(
                    cause instanceof CannotListenException why
                            ? String.valueOf(why.getMessage())
                            : died(cause));
        } catch (TimeoutException e) {
            throw new CannotStartException(
                    String.format(
                            Locale.ROOT,
                            "The %s server did not open within %d s: try again when the machine is less busy.",
                            model.id(),
                            OPEN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException(
                    String.format(
                            Locale.ROOT, "Opening the %s server was called off.", model.id()));
        }
    }

    private String died(@Nullable Throwable cause) {
        if (Museum.find(model.id()).isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "The %s server ended by its bug (%s): open it again, or a right one.",
                    model.id(),
                    cause);
        }
        return String.format(
                Locale.ROOT,
                "The %s server ended by a fault of its own (%s): choose another model, and report it.",
                model.id(),
                cause);
    }

    /** How it was set up. */
    public Setup setup() {
        return setup;
    }

    /** Its model. */
    public ModelInfo model() {
        return ModelInfo.of(model);
    }

    /** Its record; it can be read also after the stage was stopped. */
    public Trace trace() {
        return trace;
    }

    /** Its pace. */
    public Pace pace() {
        return pace;
    }

    /** Sets its pace, which also goes for the calls that are held now. Never blocks. */
    public void setPace(Pace pace) {
        this.pace = pace;
        pace.set(gate);
    }

    /**
     * At pace {@code STEP}, lets one held call go on: that of the thread that was held first. Never
     * blocks.
     *
     * @return false when no thread is held: all are inside a call, or have ended
     */
    public boolean step() {
        return gate.step();
    }

    /** How many of its server's threads are held now, each in front of its next call. */
    public int held() {
        return gate.held();
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
        return kit.notices();
    }

    /** What its shared counter shows; -1 where there is none. */
    public int counted() {
        return kit.counted();
    }

    /** What its shared counter has come to; null where there is none. */
    public @Nullable CountSoFar countSoFar() {
        return kit.countSoFar();
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
                trace.oldest());
    }

    /** One sentence on what ended its server, if that was not a stop; null while all is well. */
    public @Nullable String failure() {
        Throwable cause = failure;
        return cause == null ? null : died(cause);
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
     * Opens a second server on the same port, as a program does that is started twice, and stops it
     * again at once. Blocks until then.
     *
     * @return why it can't listen there, as one sentence for the user; null if it could
     */
    public @Nullable String openSecond() {
        Setup same = setup.watchedBy(_ -> {}).paced(Pace.FREE).at(setup.address(), port());
        try {
            open(same, model, System.nanoTime(), () -> 0).stop();
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
        gate.open();
        Server made = server;
        if (made != null) {
            made.stop();
        }
        if (ends(polite.toMillis())) {
            clients.awaitGoodbyes(deadline);
        } else {
            kit.abort();
        }
        if (!ends(ABORT_MILLIS)) {
            kit.cutOff();
        }
        if (ends(CUT_OFF_MILLIS)) {
            kit.close();
        }
        clients.end();
        StageProbes looking = probes;
        if (looking != null) {
            looking.close();
        }
        trace.close();
    }

    private boolean ends(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
