package loopscope.measure;

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
import java.util.Objects;

/** What a wake-up costs among many idle clients: the round trip of the one active client. */
final class IdleMeasurement implements Measurement {
    private static final int MESSAGE = 64;
    private static final int[] IDLE = {10, 100, 1_000, 8_000};
    private static final int MANY = 1_000;
    private static final int AT_ONCE = 64;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String what() {
        return "the round trip of one active client among idle ones";
    }

    @Override
    public Report measure(Effort effort) throws IOException, InterruptedException {
        Report.Draft draft =
                new Report.Draft(
                        "Not recorded; "
                                + ServerProcess.pinning()
                                + ". Each round's value is the median of its round trips; one round"
                                + " where there are more than 1,000.");
        try (Rivals rivals = new Rivals()) {
            rivals.addC();
            rivals.addModels("epoll", "selector", "poll", "select");
            for (int idle : IDLE) {
                turns(rivals.servers(), idle, effort)
                        .forEach((name, micros) -> tell(name, idle, micros, draft));
            }
            rivals.missing().forEach(draft::miss);
        }
        return draft.done();
    }

    private static void tell(String name, int idle, Samples micros, Report.Draft draft) {
        String subject = String.format(Locale.ROOT, "%s, %,d idle clients", name, idle);
        if (micros.size() > 0) {
            draft.add(micros.figure(subject, "round trip", "µs", null));
        } else {
            draft.miss(subject + ": more than select(2) takes.");
        }
    }

    private static Map<String, Samples> turns(List<ServerProcess> servers, int idle, Effort effort)
            throws IOException {
        Map<String, Samples> micros = new LinkedHashMap<>();
        servers.forEach(server -> micros.put(server.name, new Samples()));
        List<ServerProcess> order = new ArrayList<>(servers);
        for (int i = 0; i < (idle > MANY ? 1 : effort.rounds()); i++) {
            for (ServerProcess server : order) {
                boolean select = server.name.equals("select");
                if (!select || idle <= MANY) {
                    int clients = select ? Math.min(idle, Turn.MOST_OF_SELECT) : idle;
                    Objects.requireNonNull(micros.get(server.name))
                            .add(turn(server.port(), clients, effort));
                }
            }
            Collections.rotate(order, -1);
        }
        return micros;
    }

    private static double turn(int port, int idle, Effort effort) throws IOException {
        ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE);
        List<SocketChannel> channels = new ArrayList<>();
        try {
            for (int i = 0; i <= idle; i++) {
                SocketChannel channel =
                        SocketChannel.open(
                                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                channels.add(channel);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                // Ends the connection by a reset: so many in TIME_WAIT would use up the ports.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                if (i % AT_ONCE == 0 || i == idle) {
                    Load.roundTrip(channel, message);
                }
            }
            return medianMicros(channels.getLast(), message, effort.turn().toNanos());
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private static double medianMicros(SocketChannel active, ByteBuffer message, long nanos)
            throws IOException {
        Samples micros = new Samples();
        long begin = System.nanoTime();
        long now = begin;
        while (now - begin < nanos) {
            Load.roundTrip(active, message);
            long after = System.nanoTime();
            micros.add((after - now) / 1e3);
            now = after;
        }
        return micros.median();
    }
}
