package loopscope.bench;

import loopscope.kit.CannotListenException;
import loopscope.kit.Gate;
import loopscope.kit.HandOff;
import loopscope.kit.Kit;
import loopscope.server.Catalogue;
import loopscope.server.Model;
import loopscope.server.Server;
import loopscope.trace.Address;
import loopscope.trace.Trace;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A program that serves one model, for a benchmark to pin to a core.
 *
 * <p>Prints its port. Each line of its input, {@code on} or {@code off}, replaces the server by a
 * new one with recording on or off, whose port it prints; the end of input ends it. The first
 * server has recording off. Argument: a model's id.
 */
public final class ServedModel implements AutoCloseable {
    /**
     * A worker for each connection of the benchmark, and a backlog for all that connect at once.
     */
    static final Model.Settings ROOMY = new Model.Settings(64, 128, HandOff.UNBOUNDED);

    private final Trace trace;
    private final Kit kit;
    private final Server server;
    private final Thread thread;
    private final CompletableFuture<Long> opened = new CompletableFuture<>();

    private ServedModel(Model model, boolean recording) {
        trace = recording ? Trace.start() : Trace.off();
        kit = new Kit(trace, new Gate());
        server = model.make(kit, ROOMY);
        thread = kit.thread("server", this::run);
        thread.start();
    }

    /**
     * How many of so many connections a model serves at once; the others would never get an echo.
     */
    static int served(Model model, int connections) {
        return switch (model.kind()) {
            case BLOCKING -> 1;
            case POOL -> Math.min(connections, ROOMY.workers());
            case NON_BLOCKING, THREAD_EACH, MULTIPLEXED -> connections;
        };
    }

    /** Serves until the end of input. */
    public static void main(String[] arguments) throws Exception {
        Model model = Catalogue.find(arguments[0]).orElseThrow();
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String order = "off";
        while (order != null) {
            try (ServedModel served = new ServedModel(model, order.equals("on"))) {
                System.out.println(Address.port(served.opened.get()));
                order = orders.readLine();
            }
        }
        System.exit(0);
    }

    private void run() {
        try {
            server.open("127.0.0.1", 0);
            opened.complete(server.address());
            server.serve();
        } catch (CannotListenException | RuntimeException e) {
            opened.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        server.stop();
        if (!thread.join(Duration.ofSeconds(1))) {
            kit.abort();
            thread.join();
        }
        kit.close();
        trace.close();
        if (trace.dropped() > 0) {
            System.err.println(trace.dropped() + " calls were dropped");
        }
    }
}
