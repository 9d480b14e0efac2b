package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.kit.CannotListenException;
import loopscope.kit.Gate;
import loopscope.kit.HandOff;
import loopscope.kit.Kit;
import loopscope.trace.Address;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A server of a model that runs on a free port, with what it recorded at hand. */
final class RunningServer implements AutoCloseable {
    /** How long to wait for what is to happen; for the calling thread, where it is bound. */
    static final ScopedValue<Duration> LIMIT = ScopedValue.newInstance();

    /** A backlog of five turns away many who come at once: the kernel's doing, not a server's. */
    static final Model.Settings ROOMY = new Model.Settings(10, 128, HandOff.UNBOUNDED);

    private static final String LOCAL = "127.0.0.1";

    final Trace trace = Trace.start();
    final Gate gate = new Gate();
    final Kit kit = new Kit(trace, gate);
    final Server server;
    final Thread thread;
    private final CompletableFuture<Long> opened = new CompletableFuture<>();

    RunningServer(Model model) {
        this(model, 0);
    }

    /** One that listens somewhere else than at 127.0.0.1. */
    RunningServer(Model model, String address) {
        this(model, address, 0, ROOMY);
    }

    /**
     * @param sendBuffer how little the kernel is to hold of what is sent, bytes; 0 leaves it alone
     */
    RunningServer(Model model, int sendBuffer) {
        this(model, LOCAL, sendBuffer, ROOMY);
    }

    RunningServer(Model model, Model.Settings settings) {
        this(model, LOCAL, 0, settings);
    }

    private RunningServer(Model model, String address, int sendBuffer, Model.Settings settings) {
        kit.limitSendBuffer(sendBuffer);
        server = model.make(kit, settings);
        thread = kit.thread("server", () -> run(address));
        thread.start();
        opened.join();
        if (model.tls()) {
            TestClient.speakTlsTo(port());
        }
    }

    private void run(String address) {
        try {
            server.open(address, 0);
            opened.complete(server.address());
            server.serve();
        } catch (CannotListenException | RuntimeException e) {
            opened.completeExceptionally(e);
        }
    }

    static Duration limit() {
        return LIMIT.orElse(Patience.LIMIT);
    }

    int port() {
        return Address.port(opened.join());
    }

    /** Whether it serves a client that comes now. */
    boolean serves() throws IOException {
        try (TestClient polite = new TestClient(port())) {
            return polite.isServed("still here");
        }
    }

    /** Asks it to stop; whether it ended by itself in time. */
    boolean stop() throws InterruptedException {
        server.stop();
        return thread.join(limit());
    }

    /** Stops it, and if need be ends it; afterwards nothing of it is left. */
    @Override
    public void close() throws InterruptedException {
        if (!stop()) {
            kit.abort();
            if (!thread.join(limit())) {
                kit.cutOff();
            }
            assertThat(thread.join(Patience.LIMIT)).as("was ended").isTrue();
        }
        TestClient.speakPlainlyTo(port());
        kit.close();
        assertThat(kit.stillOpen()).isZero();
        trace.close();
    }

    /** A recorded event, taken out of the log. */
    record Seen(
            boolean isBegin,
            boolean isBlocking,
            Op op,
            int connection,
            int argument,
            int result,
            int moved,
            long beginNumber,
            long number,
            int thread) {}

    /** Everything that the server's threads have recorded so far. */
    List<Seen> seen() {
        List<Seen> seen = new ArrayList<>();
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            if (event.role() == Role.SERVER) {
                seen.add(
                        new Seen(
                                event.isBegin(),
                                event.isBlocking(),
                                event.op(),
                                event.connection(),
                                event.argument(),
                                event.isBegin() ? 0 : event.result(),
                                event.isBegin() ? 0 : event.moved(),
                                event.beginNumber(),
                                number,
                                event.thread()));
            }
        }
        return seen;
    }

    /** Those that are ends of such calls. */
    List<Seen> ends(Op op) {
        return seen().stream().filter(s -> !s.isBegin() && s.op() == op).toList();
    }

    /** How many bytes it has taken from its clients, urgent ones left out. */
    long received() {
        return moved(s -> s.op() != Op.RECV || s.argument() == 0, Op::receives);
    }

    /** How many bytes it has sent to its clients. */
    long sent() {
        return moved(s -> true, Op::sends);
    }

    private long moved(Predicate<Seen> counts, Predicate<Op> way) {
        return seen().stream()
                .filter(s -> way.test(s.op()) && counts.test(s))
                .mapToLong(Seen::moved)
                .sum();
    }

    /** What readiness calls were told to watch its clients for, change by change. */
    List<Integer> interests() {
        List<Integer> interests = new ArrayList<>();
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            for (int i = 0; i < event.changeCount(); i++) {
                if (event.readyConnection(i) > 1) {
                    interests.add(event.readyFlags(i));
                }
            }
        }
        return interests;
    }

    static void await(String what, BooleanSupplier condition) {
        Patience.await(what, limit(), condition);
    }
}
