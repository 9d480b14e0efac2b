package loopscope.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

import loopscope.kit.CannotListenException;
import loopscope.kit.Gate;
import loopscope.kit.Kit;
import loopscope.server.Catalogue;
import loopscope.server.Model;
import loopscope.server.Server;
import loopscope.trace.Address;
import loopscope.trace.Trace;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Measures what recording costs a server: the same echo with recording on and off, in turn.
 *
 * <p>64 connections, or as many as the model serves at once, send messages of 64 bytes from one
 * thread that is not recorded; each sends the next when the last came back. Prints medians of the
 * rounds: messages a second, and the CPU time and memory that all other threads used for a message.
 * Arguments: a model's id (select), rounds (9), milliseconds each (1000).
 */
public final class EchoBenchmark {
    private static final int CONNECTIONS = 64;
    private static final int MESSAGE = 64;
    private static final int WARM_UPS = 5;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Model model;
    private final int connections;
    private final long nanos;

    private EchoBenchmark(Model model, long nanos) {
        this.model = model;
        this.connections = ServedModel.served(model, CONNECTIONS);
        this.nanos = nanos;
    }

    /** Runs and prints the table. */
    public static void main(String[] arguments) throws Exception {
        String id = arguments.length > 0 ? arguments[0] : "select";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        int millis = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        Model model = Catalogue.find(id).orElseThrow();
        new EchoBenchmark(model, TimeUnit.MILLISECONDS.toNanos(millis)).compare(rounds);
    }

    private void compare(int rounds) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            round(true);
            round(false);
        }
        List<Result> on = new ArrayList<>();
        List<Result> off = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            on.add(round(true));
            off.add(round(false));
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %d connections, %d-byte messages, %d rounds of %d ms, medians%n",
                model.id(),
                connections,
                MESSAGE,
                rounds,
                TimeUnit.NANOSECONDS.toMillis(nanos));
        print("recording on", on);
        print("recording off", off);
        System.out.printf(Locale.ROOT, "%-14s %14.3f%n", "on / off", median(on) / median(off));
    }

    private static void print(String name, List<Result> results) {
        System.out.printf(
                Locale.ROOT,
                "%-14s %,14.0f messages/s %,8.0f ns CPU and %,5.0f B allocated a message,"
                        + " %,d calls dropped%n",
                name,
                median(results),
                median(results.stream().mapToDouble(Result::cpuNanos).toArray()),
                median(results.stream().mapToDouble(Result::allocated).toArray()),
                results.stream().mapToLong(Result::dropped).sum());
    }

    private Result round(boolean recording) throws Exception {
        Trace trace = recording ? Trace.start() : Trace.off();
        try (trace;
                Kit kit = new Kit(trace, new Gate())) {
            Server server = model.make(kit, ServedModel.ROOMY);
            CompletableFuture<Long> opened = new CompletableFuture<>();
            Thread thread = kit.thread("server", () -> run(server, opened));
            thread.start();
            try (Load load = new Load(connections, MESSAGE, Address.port(opened.get()))) {
                return measure(load, trace);
            } finally {
                server.stop();
                thread.join(TimeUnit.SECONDS.toMillis(1));
            }
        }
    }

    private Result measure(Load load, Trace trace) throws IOException {
        load.run(nanos / 10);
        long cpu = cpuOfOthers();
        long allocated = allocatedByOthers();
        long start = System.nanoTime();
        long messages = load.run(nanos);
        long took = System.nanoTime() - start;
        return new Result(
                messages * 1e9 / took,
                (cpuOfOthers() - cpu) / (double) messages,
                (allocatedByOthers() - allocated) / (double) messages,
                trace.dropped());
    }

    private static long cpuOfOthers() {
        return PROCESS.getProcessCpuTime() - THREADS.getCurrentThreadCpuTime();
    }

    private static long allocatedByOthers() {
        return THREADS.getTotalThreadAllocatedBytes() - THREADS.getCurrentThreadAllocatedBytes();
    }

    private static void run(Server server, CompletableFuture<Long> opened) {
        try {
            server.open("127.0.0.1", 0);
            opened.complete(server.address());
            server.serve();
        } catch (CannotListenException | RuntimeException e) {
            opened.completeExceptionally(e);
        }
    }

    private static double median(List<Result> results) {
        return median(results.stream().mapToDouble(Result::perSecond).toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private record Result(double perSecond, double cpuNanos, double allocated, long dropped) {}
}
