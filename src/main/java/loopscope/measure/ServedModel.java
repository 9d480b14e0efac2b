package loopscope.measure;

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
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Serves one model in a process of its own, for a measurement to pin to a core.
 *
 * <p>Prints its port. Each line of its input, {@code on} or {@code off}, replaces the server by a
 * new one with recording on or off, whose port it prints; the end of input ends it. The first
 * server has recording off.
 */
public final class ServedModel implements AutoCloseable {
    /**
     * A worker for each connection of the benchmark, and a backlog for all that connect at once.
     */
    static final Model.Settings ROOMY = new Model.Settings(64, 128, HandOff.UNBOUNDED);

    /** The command of the program that serves a model so; none for users. */
    public static final String COMMAND = "measured";

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

    /**
     * Serves until the end of input. Blocks.
     *
     * @param id a model's id
     * @param orders lines, {@code on} or {@code off}
     * @param out gets the port of each server, a line each
     * @throws IOException if the orders can't be read, or the model can't listen
     */
    public static void serve(String id, BufferedReader orders, PrintWriter out)
            throws IOException, InterruptedException {
        Model model = Catalogue.find(id).orElseThrow();
        String order = "off";
        while (order != null) {
            try (ServedModel served = new ServedModel(model, order.equals("on"))) {
                out.println(Address.port(served.opened.get()));
                out.flush();
                order = orders.readLine();
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
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
    public void close() {
        server.stop();
        try {
            if (!thread.join(Duration.ofSeconds(1))) {
                kit.abort();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kit.close();
        trace.close();
    }
}
