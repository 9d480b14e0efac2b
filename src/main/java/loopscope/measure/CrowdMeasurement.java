package loopscope.measure;

import com.sun.management.UnixOperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** As many clients as descriptors allow: each of them is served, by a model that records. */
final class CrowdMeasurement implements Measurement {
    private static final int MOST = 20_000;
    private static final int SPARE = 300;
    private static final int MESSAGE = 64;
    private static final String MODEL = "epoll";

    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public String what() {
        return "as many clients as descriptors allow, up to 20,000, on a recorded " + MODEL;
    }

    @Override
    public Report measure(Effort effort) throws IOException, InterruptedException {
        int clients = clients();
        Report.Draft draft =
                new Report.Draft(
                        String.format(
                                Locale.ROOT,
                                "%,d clients, each with one message under way; recorded; %s.",
                                clients,
                                ServerProcess.pinning()));
        try (ServerProcess server = ServerProcess.model(MODEL)) {
            server.serveAnew(true);
            long begin = System.nanoTime();
            try (Load load = new Load(clients, MESSAGE, server.port())) {
                tell(draft, "to connect them all", "s", (System.nanoTime() - begin) / 1e9);
                Samples rates = new Samples();
                for (int i = 0; i < effort.rounds(); i++) {
                    long start = System.nanoTime();
                    long messages = load.run(effort.turn().toNanos());
                    rates.add(messages * 1e9 / (System.nanoTime() - start));
                }
                draft.add(rates.figure(MODEL, "messages, load and server together", "/s", null));
                tell(
                        draft,
                        "memory of the server’s process",
                        "MiB",
                        server.residentBytes() / 0x1p20);
            }
        }
        return draft.done();
    }

    private static void tell(Report.Draft draft, String name, String unit, double value) {
        draft.add(new Figure(MODEL, name, unit, value, value, value, 1, null));
    }

    private static int clients() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? Math.clamp(
                        unix.getMaxFileDescriptorCount()
                                - unix.getOpenFileDescriptorCount()
                                - SPARE,
                        1,
                        MOST)
                : MOST / 10;
    }
}
