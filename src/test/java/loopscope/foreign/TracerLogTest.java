package loopscope.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Logs of real servers, each with three clients: what they say is in the trace, call for call.
 * Those of the lecture say Hi, Ping and Yo, and hear it back.
 */
class TracerLogTest {
    private static final Pattern NETWORK =
            Pattern.compile(
                    "(?:^|\\.\\.\\. )(accept4|recvfrom|recv|sendto|shutdown|listen)(?:\\(| resumed)");
    private static final Pattern WAITS =
            Pattern.compile("(?:^|\\.\\.\\. )(pselect6|poll|epoll_p?wait)(?:\\(| resumed)");
    private static final Map<String, Op> OPS =
            Map.of(
                    "accept4", Op.ACCEPT,
                    "recvfrom", Op.RECV,
                    "recv", Op.RECV,
                    "sendto", Op.SEND,
                    "shutdown", Op.SHUTDOWN,
                    "listen", Op.LISTEN,
                    "pselect6", Op.SELECT,
                    "poll", Op.POLL,
                    "epoll_wait", Op.EPOLL_WAIT,
                    "epoll_pwait", Op.EPOLL_WAIT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocking",
                "threads",
                "forks",
                "select",
                "poll",
                "selectors",
                "node",
                "redis"
            })
    void everyNetworkCallOfALogIsInTheTrace(String name) throws Exception {
        String log = text(name);
        Map<Op, Integer> expected = counted(log, NETWORK);
        boolean waitsBefore = List.of("node", "redis").contains(name); // before it listens
        if (!waitsBefore) {
            counted(log, WAITS).forEach((op, count) -> expected.merge(op, count, Integer::sum));
        }
        Map<Op, Integer> seen = new TreeMap<>();
        WatchedServer server = read(log);
        for (Event event : ends(server.trace())) {
            seen.merge(event.op(), 1, Integer::sum);
        }
        seen.keySet().retainAll(waitsBefore ? expected.keySet() : OPS.values());
        assertThat(seen).isEqualTo(expected);
        assertThat(server.lost()).isZero();
        assertThat(server.trace().failure()).isNull();
    }

    /** A second reading of the log: a call is counted where its line has a result. */
    private static Map<Op, Integer> counted(String log, Pattern calls) {
        Map<Op, Integer> counts = new TreeMap<>();
        for (String line : log.split("\n", -1)) {
            String body = line.replaceFirst("^\\d+ +[0-9.]+ ", "");
            Matcher call = calls.matcher(body);
            if (call.find() && call.start() <= 1 && !body.endsWith("<unfinished ...>")) {
                counts.merge(OPS.getOrDefault(call.group(1), Op.TRY), 1, Integer::sum);
            }
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "threads", "forks", "select", "poll", "selectors", "node"})
    void whatClientsSaidIsHeardBack(String name) throws Exception {
        Trace trace = read(text(name)).trace();
        Map<String, String> heard = new HashMap<>();
        Map<String, String> said = new HashMap<>();
        for (Event event : ends(trace)) {
            if (event.moved() > 0) {
                String client = trace.connections().get(event.connection()).name();
                (event.op().receives() ? said : heard).merge(client, event.text(), String::concat);
            }
        }
        assertThat(said)
                .isEqualTo(Map.of("1", "HiBye", "2", "Ping", "3", "Yo \"q\" \\x01\\xff"))
                .isEqualTo(heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "threads", "forks", "select", "poll", "selectors", "node"})
    void everyConnectionIsAcceptedAndClosed(String name) throws Exception {
        WatchedServer server = read(text(name));
        List<Integer> closed = new ArrayList<>();
        for (Event event : ends(server.trace())) {
            if (event.op() == Op.CLOSE) {
                closed.add(event.connection());
            }
        }
        List<Integer> clients =
                server.trace().connections().all().stream()
                        .filter(Connection::isClient)
                        .map(Connection::id)
                        .toList();
        assertThat(clients).hasSize(3);
        assertThat(closed).containsAll(clients).doesNotHaveDuplicates();
        assertThat(server.address()).startsWith("127.0.0.1:9");
    }

    @Test
    void aServerWaitsForOneClientOrForAny() throws Exception {
        assertThat(read(text("blocking")).waitsForOne()).isTrue();
        assertThat(read(text("select")).waitsForOne()).isFalse();
        assertThat(read(text("nginx")).waitsForOne()).isFalse();
        String blocking = text("select").replace("O_NONBLOCK", "0").replace("SOCK_NONBLOCK", "0");
        assertThat(read(blocking.replace("FIONBIO, [1]", "FIONBIO, [0]")).waitsForOne()).isFalse();
    }

    @Test
    void workersThatShareAListenerServeItsClients() throws Exception {
        Trace trace = read(text("nginx")).trace();
        Map<Integer, Integer> accepts = new HashMap<>();
        for (Event event : ends(trace)) {
            if (event.op() == Op.ACCEPT && event.result() > 0) {
                accepts.merge(event.thread(), 1, Integer::sum);
            }
        }
        assertThat(accepts).hasSize(2);
        assertThat(accepts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
    }

    @Test
    void aLogMayBeZipped() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text("select").getBytes(StandardCharsets.ISO_8859_1));
        }
        WatchedServer server =
                TracerLog.read(new ByteArrayInputStream(bytes.toByteArray()), _ -> {});
        assertThat(server.command()).isEqualTo("python3 select_sets.py 9204");
    }

    @Test
    void aLogCutAnywhereIsReadUpToTheCut() throws Exception {
        byte[] log = text("threads").getBytes(StandardCharsets.ISO_8859_1);
        for (int length = 0; length < log.length; length += 5) {
            readAny(Arrays.copyOf(log, length));
        }
    }

    @Test
    void aDamagedLogHarmsNothing() throws Exception {
        Random random = new Random(5);
        for (String name : List.of("select", "nginx", "forks")) {
            byte[] log = text(name).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 60; i++) {
                byte[] damaged = log.clone();
                for (int j = 0; j < 40; j++) {
                    damaged[random.nextInt(log.length)] = (byte) (32 + random.nextInt(95));
                }
                readAny(damaged);
            }
        }
    }

    @Test
    void whatShowsNoServerIsSaidInOneSentence() {
        assertThatThrownBy(() -> read("root:x:0:0:root:/root:/bin/bash\n"))
                .isInstanceOf(NoServerException.class)
                .hasMessageStartingWith("is no log of a call tracer: make one with strace -f");
        assertThatThrownBy(() -> read("7 2.000000 accept4(3, NULL, NULL, 0) = 4 <0.000010>\n"))
                .hasMessageStartingWith("says nothing of sockets: ");
        assertThatThrownBy(
                        () ->
                                read(
                                        "7 2.000000 socket(AF_INET, SOCK_STREAM, 0) ="
                                                + " 3<socket:[8]> <0.000010>\n"))
                .hasMessageStartingWith("shows no server: ");
    }

    private static void readAny(byte[] log) throws IOException {
        try {
            TracerLog.read(new ByteArrayInputStream(log), _ -> {});
        } catch (NoServerException e) {
            assertThat(e).hasMessageMatching("(is no log|says nothing|shows no server).*");
        }
    }

    private static List<Event> ends(Trace trace) {
        List<Event> ends = new ArrayList<>();
        for (long number = trace.oldest(); number < trace.position(); number++) {
            Event event = trace.event();
            if (event.moveTo(number) && !event.isBegin()) {
                ends.add(event);
            }
        }
        return ends;
    }

    private static WatchedServer read(String log) throws Exception {
        return TracerLog.read(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.ISO_8859_1)), _ -> {});
    }

    private static String text(String name) throws IOException {
        try (InputStream in = TracerLogTest.class.getResourceAsStream(name + ".log")) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
