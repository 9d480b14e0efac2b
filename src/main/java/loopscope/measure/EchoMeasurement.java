package loopscope.measure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Compares the multiplexed models, not recorded, with a plain C server, Netty and Python.
 *
 * <p>Each server is a process of its own, alone on the first core where taskset(1) can pin it. Each
 * connection sends its next message when the last came back.
 */
final class EchoMeasurement implements Measurement {
    private static final int[] CONNECTIONS = {64, 512, 1_000};
    private static final Map<String, Bound> TO_C =
            Map.of(
                    "epoll", Bound.atLeast(0.95),
                    "poll", Bound.atLeast(0.95),
                    "select", Bound.atLeast(0.95),
                    "selector", Bound.atLeast(0.90));

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String what() {
        return "an echo of 64 bytes: the models beside C, Netty and Python";
    }

    @Override
    public Report measure(Effort effort) throws IOException, InterruptedException {
        Report.Draft draft =
                new Report.Draft(
                        "Not recorded; "
                                + ServerProcess.pinning()
                                + ". The C server runs twice: a difference between the two is"
                                + " noise. select(2) has "
                                + Turn.MOST_OF_SELECT
                                + " connections at most. Throughput only of servers that were busy"
                                + " 95% of the time.");
        try (Rivals rivals = new Rivals()) {
            rivals.addC();
            rivals.addModels("epoll", "poll", "select", "selector");
            rivals.addNetty();
            rivals.addPython();
            for (ServerProcess server : rivals.servers()) {
                warmUp(server, effort);
            }
            for (int connections : CONNECTIONS) {
                tell(turns(rivals.servers(), connections, effort), connections, draft);
            }
            rivals.missing().forEach(draft::miss);
        }
        return draft.done();
    }

    private static void warmUp(ServerProcess server, Effort effort) throws IOException {
        long end = System.nanoTime() + effort.warmUp().toNanos();
        do {
            Turn _ = Turn.of(server, CONNECTIONS[0], effort.turn().toNanos());
        } while (System.nanoTime() < end);
    }

    private static Map<String, ServerTurns> turns(
            List<ServerProcess> servers, int connections, Effort effort) throws IOException {
        Map<String, ServerTurns> turns = new LinkedHashMap<>();
        servers.forEach(server -> turns.put(server.name, new ServerTurns()));
        List<ServerProcess> order = new ArrayList<>(servers);
        for (int i = 0; i <= effort.rounds(); i++) {
            for (ServerProcess server : order) {
                Turn turn = Turn.of(server, connections, effort.turn().toNanos());
                if (i > 0) {
                    Objects.requireNonNull(turns.get(server.name)).add(turn);
                }
            }
            Collections.rotate(order, -1);
        }
        return turns;
    }

    private static void tell(Map<String, ServerTurns> turns, int connections, Report.Draft draft) {
        ServerTurns base = turns.get(Rivals.BASE);
        turns.forEach(
                (name, own) -> {
                    String subject =
                            String.format(Locale.ROOT, "%s, %,d connections", name, connections);
                    draft.add(own.micros().figure(subject, "processor time a message", "µs", null));
                    if (own.isSaturated()) {
                        draft.add(own.rates().figure(subject, "messages", "/s", null));
                    }
                    if (base != null && own != base) {
                        Samples ratio = base.micros().dividedBy(own.micros());
                        draft.add(
                                ratio.figure(
                                        subject,
                                        "C’s processor time over its own",
                                        "",
                                        bound(name)));
                    }
                });
    }

    private static @Nullable Bound bound(String name) {
        return TO_C.get(name);
    }
}
