package loopscope.lab;

import loopscope.kit.CannotListenException;
import loopscope.kit.CutOffException;
import loopscope.kit.Gate;
import loopscope.kit.Kit;
import loopscope.kit.RefusedAccepts;
import loopscope.kit.counter.Form;
import loopscope.server.Model;
import loopscope.server.Museum;
import loopscope.server.Server;
import loopscope.trace.Address;
import loopscope.trace.Trace;
import loopscope.trace.metadata.CountSoFar;
import loopscope.trace.metadata.TracerFacts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server of one of our models, on a thread of this process. */
final class ModelServer implements StageServer {
    private static final long OPEN_SECONDS = 60;

    /** The most clients at a time of a stage that other machines can connect to. */
    private static final int MOST_FROM_ELSEWHERE = 200;

    private static final long ABORT_MILLIS = 300;
    private static final long CUT_OFF_MILLIS = 200;

    private final Setup setup;
    private final Model model;
    private final Trace trace;
    private final Gate gate = new Gate();
    private final Kit kit;
    private final Thread thread;
    private final RefusedAccepts refused;
    private final CompletableFuture<Long> opened = new CompletableFuture<>();
    private final @Nullable Form counter;
    private volatile @Nullable Server server;
    private volatile @Nullable Throwable failure;
    private volatile boolean stopped;

    /**
     * @throws CannotStartException when it can't run here
     */
    ModelServer(Setup setup, Model model, Trace trace) throws CannotStartException {
        this.setup = setup;
        this.model = model;
        String obstacle = model.obstacle().get();
        if (obstacle != null) {
            throw new CannotStartException(obstacle);
        }
        this.counter = Choices.counter(setup.counter());
        this.trace = trace;
        this.kit = new Kit(trace, gate);
        if (!model.tls()) {
            trace.follow(new TlsGuests(kit));
        }
        this.refused = RefusedAccepts.of(kit);
        kit.limitSendBuffer(setup.sendBuffer());
        this.thread = kit.thread("server thread", this::run);
    }

    @Override
    public ModelInfo model() {
        return ModelInfo.of(model);
    }

    @Override
    public long open() throws CannotStartException {
        thread.start();
        return awaitOpen();
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

    private long awaitOpen() throws CannotStartException {
        try {
            return opened.get(OPEN_SECONDS, TimeUnit.SECONDS);
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

    @Override
    public StageProbes probes(long address) {
        return new StageProbes(trace, address);
    }

    @Override
    public @Nullable String failure() {
        Throwable cause = failure;
        return cause == null ? null : died(cause);
    }

    @Override
    public List<String> notices() {
        return kit.notices();
    }

    @Override
    public List<ProgramLine> output() {
        return List.of();
    }

    @Override
    public List<String> marks() {
        return List.of();
    }

    @Override
    public Set<Long> processes() {
        return Set.of();
    }

    @Override
    public @Nullable String paceObstacle() {
        return null;
    }

    @Override
    public void setPace(Pace pace) {
        pace.set(gate);
    }

    @Override
    public boolean step() {
        return gate.step();
    }

    @Override
    public int held() {
        return gate.held();
    }

    @Override
    public int counted() {
        return kit.counted();
    }

    @Override
    public @Nullable CountSoFar countSoFar() {
        return kit.countSoFar();
    }

    @Override
    public @Nullable TracerFacts tracer() {
        return null;
    }

    @Override
    public boolean refuseAccepts(List<Integer> errnos) {
        refused.refuse(errnos);
        return true;
    }

    @Override
    public int refusalsLeft() {
        return refused.left();
    }

    @Override
    public boolean finish(long millis) {
        stopped = true;
        gate.open();
        Server made = server;
        if (made != null) {
            made.stop();
        }
        return ends(millis);
    }

    @Override
    public void abort() {
        kit.abort();
    }

    @Override
    public void end() {
        if (!ends(ABORT_MILLIS)) {
            kit.cutOff();
        }
        if (ends(CUT_OFF_MILLIS)) {
            kit.close();
        }
    }

    @Override
    public void recorded() {
        // It is known what it is.
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
