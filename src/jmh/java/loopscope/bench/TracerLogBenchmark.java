package loopscope.bench;

import loopscope.foreign.TracerLog;
import loopscope.foreign.WatchedServer;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How many calls of a call tracer's log are read in a second, on one thread: bytes in, record out.
 * Each client in turn is named by a readiness call, read from and answered.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TracerLogBenchmark {
    private static final int CALLS = 300_000;

    /** The readiness call. */
    @Param({"epoll_wait", "poll", "pselect6"})
    private String waits = "";

    /** How many clients there are; the calls before epoll are given them all, each time. */
    @Param({"3", "60"})
    private int clients;

    private byte[] log = {};

    /** Writes the log, which has as many calls as are counted. */
    @Setup
    public void write() {
        StringBuilder text = new StringBuilder(40 * CALLS);
        line(text, "listen(3<socket:[1000]>, 100) = 0");
        line(text, "epoll_create1(0) = 4<anon_inode:[eventpoll]>");
        StringBuilder polled = new StringBuilder("[{fd=3<socket:[1000]>, events=POLLIN}");
        StringBuilder selected = new StringBuilder("[3<socket:[1000]>");
        for (int i = 0; i < clients; i++) {
            String socket = socket(i);
            line(text, "accept4(3<socket:[1000]>, NULL, NULL, SOCK_CLOEXEC) = " + socket);
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "epoll_ctl(4<anon_inode:[eventpoll]>, EPOLL_CTL_ADD, %s,"
                                    + " {events=EPOLLIN, data={u32=%d, u64=%d}}) = 0",
                            socket,
                            5 + i,
                            5 + i));
            polled.append(", {fd=").append(socket).append(", events=POLLIN}");
            selected.append(' ').append(socket);
        }
        polled.append("], ").append(clients + 1).append(", -1) = 1 ([{fd=%d, revents=POLLIN}])");
        selected.append("], NULL, NULL, NULL, NULL) = 1 (in [%d])");
        int made = 2 + 2 * clients;
        while (made < CALLS) {
            int i = made / 3 % clients;
            int number = 5 + i;
            switch (made % 3) {
                case 0 ->
                        line(
                                text,
                                switch (waits) {
                                    case "poll" -> filled("poll(" + polled, number);
                                    case "pselect6" -> filled("pselect6(70, " + selected, number);
                                    default ->
                                            String.format(
                                                    Locale.ROOT,
                                                    "epoll_wait(4<anon_inode:[eventpoll]>,"
                                                            + " [{events=EPOLLIN, data={u32=%d,"
                                                            + " u64=%d}}], 64, -1) = 1",
                                                    number,
                                                    number);
                                });
                case 1 ->
                        line(
                                text,
                                "recvfrom("
                                        + socket(i)
                                        + ", \"Hello, \\\"world\\\" \\1\\377\\n\", 4096, 0, NULL,"
                                        + " NULL) = 19");
                default ->
                        line(
                                text,
                                "sendto("
                                        + socket(i)
                                        + ", \"Hello, \\\"world\\\" \\1\\377\\n\", 19,"
                                        + " MSG_NOSIGNAL, NULL, 0) = 19");
            }
            made++;
        }
        log = text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String filled(String call, int number) {
        return String.format(Locale.ROOT, call, number);
    }

    private static String socket(int client) {
        return String.format(Locale.ROOT, "%d<socket:[%d]>", 5 + client, 2000 + client);
    }

    private static void line(StringBuilder text, String call) {
        text.append("17486 1795945853.").append(100_000 + text.length() % 800_000);
        text.append(' ').append(call).append(" <0.000021>\n");
    }

    /** Reads it. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public WatchedServer read() throws Exception {
        return TracerLog.read(new ByteArrayInputStream(log), _ -> {});
    }
}
