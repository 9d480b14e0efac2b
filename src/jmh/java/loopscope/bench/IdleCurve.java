package loopscope.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what a wake-up costs among many idle clients: the round trip of the one active client.
 */
final class IdleCurve {
    private static final int MESSAGE = 64;
    private static final int[] IDLE = {10, 100, 1_000, 8_000};
    private static final int ROUNDS_OF_MANY = 1;
    private static final int MANY = 1_000;
    private static final int AT_ONCE = 64;

    private final int rounds;
    private final long nanos;

    IdleCurve(int rounds, long nanos) {
        this.rounds = rounds;
        this.nanos = nanos;
    }

    void print() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                        "%nround trip of one active client among idle ones, median us (select: at most %d)%n%-16s",
                RivalsBenchmark.MOST_OF_SELECT, "");
        for (int idle : IDLE) {
            System.out.printf(Locale.ROOT, " %,8d", idle);
        }
        System.out.println();
        try (Rivals rivals = new Rivals()) {
            rivals.addC();
            rivals.addModels("epoll", "selector", "poll", "select");
            Map<String, List<String>> rows = new LinkedHashMap<>();
            rivals.servers().forEach(server -> rows.put(server.name, new ArrayList<>()));
            for (int idle : IDLE) {
                column(rivals.servers(), idle).forEach((name, cell) -> rows.get(name).add(cell));
            }
            rows.forEach(
                    (name, row) ->
                            System.out.printf(
                                    Locale.ROOT, "%-16s %s%n", name, String.join(" ", row)));
            rivals.missing().forEach(System.out::println);
        }
    }

    private Map<String, String> column(List<ServerProcess> servers, int idle) throws IOException {
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        List<ServerProcess> order = new ArrayList<>(servers);
        servers.forEach(server -> micros.put(server.name, new ArrayList<>()));
        int turns = idle > MANY ? Math.min(rounds, ROUNDS_OF_MANY) : rounds;
        for (int i = 0; i < turns; i++) {
            for (ServerProcess server : order) {
                boolean few = server.name.equals("select") && idle > RivalsBenchmark.MOST_OF_SELECT;
                if (!few || idle <= MANY) {
                    int clients = few ? RivalsBenchmark.MOST_OF_SELECT : idle;
                    micros.get(server.name).add(turn(server.port(), clients));
                }
            }
            Collections.rotate(order, -1);
        }
        Map<String, String> cells = new LinkedHashMap<>();
        micros.forEach((name, all) -> cells.put(name, cell(all)));
        return cells;
    }

    private static String cell(List<Double> micros) {
        return micros.isEmpty()
                ? String.format(Locale.ROOT, "%8s", "-")
                : String.format(
                        Locale.ROOT,
                        "%8.1f",
                        RivalsBenchmark.median(
                                micros.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private double turn(int port, int idle) throws IOException {
        ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE);
        List<SocketChannel> channels = new ArrayList<>();
        try {
            for (int i = 0; i <= idle; i++) {
                SocketChannel channel =
                        SocketChannel.open(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channels.add(channel);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                // Ends the connection by a reset: so many in TIME_WAIT would use up the ports.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                if (i % AT_ONCE == 0 || i == idle) {
                    Load.roundTrip(channel, message);
                }
            }
            return medianMicros(channels.getLast(), message);
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private double medianMicros(SocketChannel active, ByteBuffer message) throws IOException {
        List<Double> micros = new ArrayList<>();
        long begin = System.nanoTime();
        long now = begin;
        while (now - begin < nanos) {
            Load.roundTrip(active, message);
            long after = System.nanoTime();
            micros.add((after - now) / 1e3);
            now = after;
        }
        return RivalsBenchmark.median(micros.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
