package loopscope.bench;

import loopscope.server.Catalogue;
import loopscope.server.Model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Compares the models with a plain C server, Netty and Python; with recording on and off; and among
 * many idle clients.
 *
 * <p>Each server is a process of its own, alone on the first core where taskset(1) can pin it; this
 * process makes the load, on the second. Messages have 64 bytes, and each connection sends its next
 * when the last came back. In each round each server has one turn, in rotating order; the table has
 * medians of the rounds. The C server runs twice: a difference between the two is noise. Where a
 * server is not busy all the time, the load bounds its throughput: then compare the processor time
 * per message.
 *
 * <p>Arguments: a table (rivals, recording, idle; all), rounds (5), milliseconds each (200), and
 * the load's core (1). With core 0, load and server share a core, but no processor has to be woken:
 * where waking is expensive, as on a virtual machine, this shows best what a server's own work
 * costs.
 */
public final class RivalsBenchmark {
    private static final int MESSAGE = 64;
    private static final int[] CONNECTIONS = {64, 512, 1_000};

    /** select(2) takes descriptors up to 1,023, and the JVM has some of them open itself. */
    static final int MOST_OF_SELECT = 960;

    private static final int RECORDED_CONNECTIONS = 64;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Set<ServerProcess> warm = new HashSet<>();
    private final int rounds;
    private final long nanos;

    private RivalsBenchmark(int rounds, long nanos) {
        this.rounds = rounds;
        this.nanos = nanos;
    }

    /** Runs and prints the tables. */
    public static void main(String[] arguments) throws Exception {
        String table = arguments.length > 0 ? arguments[0] : "all";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int millis = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        int core = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1;
        System.out.printf(
                Locale.ROOT,
                "%s; %d rounds of %d ms, medians%n",
                ServerProcess.pinCaller(core),
                rounds,
                millis);
        RivalsBenchmark benchmark =
                new RivalsBenchmark(rounds, TimeUnit.MILLISECONDS.toNanos(millis));
        switch (table) {
            case "rivals" -> benchmark.rivals();
            case "recording" -> benchmark.recording();
            case "idle" -> new IdleCurve(rounds, benchmark.nanos).print();
            case "all" -> {
                benchmark.rivals();
                benchmark.recording();
                new IdleCurve(rounds, benchmark.nanos).print();
            }
            default ->
                    System.err.println("No table " + table + ": rivals, recording, idle or all.");
        }
    }

    private void rivals() throws IOException, InterruptedException {
        try (Rivals rivals = new Rivals()) {
            rivals.addC();
            rivals.addModels("epoll", "poll", "select", "selector");
            rivals.addNetty();
            rivals.addPython();
            for (int connections : CONNECTIONS) {
                System.out.printf(
                        Locale.ROOT,
                        "%nrecording off, %,d connections, all active (select at most %d)%n",
                        connections,
                        MOST_OF_SELECT);
                print(turns(rivals.servers(), connections));
            }
            rivals.missing().forEach(System.out::println);
        }
    }

    private Map<String, List<Turn>> turns(List<ServerProcess> servers, int connections)
            throws IOException {
        for (ServerProcess server : servers) {
            warmUp(server, connections);
        }
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        List<ServerProcess> order = new ArrayList<>(servers);
        servers.forEach(server -> turns.put(server.name, new ArrayList<>()));
        for (int i = 0; i < rounds; i++) {
            for (ServerProcess server : order) {
                turns.get(server.name).add(turn(server, connections));
            }
            Collections.rotate(order, -1);
        }
        return turns;
    }

    /**
     * Warms a server up: the first time for so long that the JIT compiler, which shares the core,
     * is done.
     */
    private void warmUp(ServerProcess server, int connections) throws IOException {
        boolean first = warm.add(server);
        long end = System.nanoTime() + (first ? WARM_UP_NANOS : 0);
        do {
            turn(server, connections);
        } while (System.nanoTime() < end);
    }

    private static void print(Map<String, List<Turn>> turns) {
        List<Turn> base = turns.get(Rivals.BASE);
        turns.forEach(
                (name, own) -> {
                    System.out.printf(
                            Locale.ROOT,
                            "%-16s %,10.0f messages/s %6.2f us CPU a message, busy %3.0f%%",
                            name,
                            perSecond(own),
                            cpu(own) / 1e3,
                            100 * busy(own));
                    if (base != null) {
                        System.out.printf(
                                Locale.ROOT,
                                "  to C: throughput %.3f, CPU %.3f",
                                median(ratios(own, base)),
                                cpu(base) / cpu(own));
                    }
                    System.out.println();
                });
    }

    private void recording() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%nrecording on and off, %d connections, or as many as are served at once%n",
                RECORDED_CONNECTIONS);
        for (Model model : Catalogue.all()) {
            if (model.tls()) {
                continue; // the clients that measure speak plainly
            }
            if (!model.isSupported()) {
                System.out.println(model.id() + ": " + model.obstacle().get());
                continue;
            }
            try (ServerProcess server =
                    ServerProcess.java(model.id(), ServedModel.class, model.id())) {
                compare(server, ServedModel.served(model, RECORDED_CONNECTIONS));
            }
        }
    }

    private void compare(ServerProcess server, int connections) throws IOException {
        List<Turn> on = new ArrayList<>();
        List<Turn> off = new ArrayList<>();
        List<Turn> offAgain = new ArrayList<>();
        long warm = System.nanoTime() + WARM_UP_NANOS;
        for (int i = 0; i < rounds; ) {
            List<List<Turn>> order = new ArrayList<>(List.of(off, on, offAgain));
            Collections.rotate(order, i);
            boolean measuring = System.nanoTime() > warm;
            for (List<Turn> turns : order) {
                server.serveAnew(turns == on);
                Turn _ = turn(server, connections); // a new record's memory is untouched
                Turn turn = turn(server, connections);
                if (measuring) {
                    turns.add(turn);
                }
            }
            i += measuring ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-11s %2d: off %,8.0f messages/s %6.2f us CPU; on %,8.0f messages/s %6.2f us CPU;"
                        + "  on / off %.3f, off / off %.3f%n",
                server.name,
                connections,
                perSecond(off),
                cpu(off) / 1e3,
                perSecond(on),
                cpu(on) / 1e3,
                median(ratios(on, off)),
                median(ratios(offAgain, off)));
    }

    private Turn turn(ServerProcess server, int most) throws IOException {
        int connections = server.name.equals("select") ? Math.min(most, MOST_OF_SELECT) : most;
        try (Load load = new Load(connections, MESSAGE, server.port())) {
            load.run(nanos / 10);
            long cpu = server.cpuNanos();
            long start = System.nanoTime();
            long messages = load.run(nanos);
            long took = System.nanoTime() - start;
            return new Turn(messages, took, server.cpuNanos() - cpu);
        }
    }

    private static double perSecond(List<Turn> turns) {
        return median(turns.stream().mapToDouble(Turn::perSecond).toArray());
    }

    private static double cpu(List<Turn> turns) {
        return median(
                turns.stream().mapToDouble(t -> (double) t.cpuNanos() / t.messages()).toArray());
    }

    private static double busy(List<Turn> turns) {
        return turns.stream().mapToDouble(Turn::cpuNanos).sum()
                / turns.stream().mapToDouble(Turn::nanos).sum();
    }

    /**
     * Divides turn by turn of the same round, so that other work on the machine disturbs both
     * alike.
     */
    private static double[] ratios(List<Turn> own, List<Turn> base) {
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = own.get(i).perSecond() / base.get(i).perSecond();
        }
        return ratios;
    }

    static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private record Turn(long messages, long nanos, long cpuNanos) {
        double perSecond() {
            return messages * 1e9 / nanos;
        }
    }
}
