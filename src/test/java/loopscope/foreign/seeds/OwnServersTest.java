package loopscope.foreign.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.foreign.NoServerException;
import loopscope.foreign.TracerLog;
import loopscope.foreign.WatchedServer;
import loopscope.foreign.model.ModelEvidence;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Small servers in C, one a model, as a lecture has them; with signals, vfork, exec and dup. Their
 * logs were made by the line that the site tells, with the three clients of the other logs.
 */
class OwnServersTest {
    private static final List<String> ALL =
            List.of("blocking", "threads", "forks", "inetd", "prefork", "select", "poll", "epoll");
    private static final int FUZZED = 100_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocking | sequential",
                "threads  | a thread each",
                "forks    | a process each",
                "inetd    | a process each",
                "prefork  | pre-forked processes",
                "select   | select",
                "poll     | poll",
                "epoll    | epoll, edge-triggered",
            })
    void everyCallIsInTheRecordAndTheModelIsRecognised(String name, String model) throws Exception {
        String log = log(name);
        List<ModelEvidence> evidence = new ArrayList<>();
        WatchedServer server =
                TracerLog.read(bytes(log), trace -> evidence.add(ModelEvidence.following(trace)));
        Map<Op, Integer> counted = LogCount.of(log);
        assertThat(counted.get(Op.ACCEPT)).isGreaterThanOrEqualTo(3);
        assertThat(ends(server.trace(), counted)).isEqualTo(counted);
        assertThat(server.lost()).isZero();
        assertThat(evidence.getFirst().likeness().model()).isEqualTo(model);
    }

    @Test
    void aServerThatReadsOnlyWhoIsReadyWaitsForNobodyAlone() throws Exception {
        for (String name : ALL) {
            boolean blocks = !List.of("select", "poll", "epoll").contains(name);
            assertThat(TracerLog.read(bytes(log(name)), _ -> {}).waitsForOne())
                    .as(name)
                    .isEqualTo(blocks);
        }
    }

    @Test
    void aHundredThousandDamagedLinesHarmNothing() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String name : ALL) {
            lines.addAll(log(name).lines().toList());
        }
        Random random = new Random(14);
        StringBuilder damaged = new StringBuilder();
        for (int i = 0; i < FUZZED; i++) {
            damage(lines.get(random.nextInt(lines.size())), random, damaged);
        }
        try {
            TracerLog.read(bytes(damaged.toString()), _ -> {});
        } catch (NoServerException e) {
            assertThat(e).hasMessageMatching("(is no log|says nothing|shows no server).*");
        }
    }

    /** A piece lost, a piece twice, or a character another one. */
    private static void damage(String line, Random random, StringBuilder to) {
        int from = random.nextInt(line.length());
        int end = from + random.nextInt(line.length() - from);
        switch (random.nextInt(4)) {
            case 0 -> to.append(line, 0, from).append(line, end, line.length());
            case 1 -> to.append(line, 0, end).append(line, from, line.length());
            case 2 ->
                    to.append(line, 0, from)
                            .append("\"\\<>()[]{}=,-0".charAt(random.nextInt(14)))
                            .append(line, Math.min(line.length(), from + 1), line.length());
            default -> to.append(line);
        }
        to.append('\n');
    }

    private static Map<Op, Integer> ends(Trace trace, Map<Op, Integer> like) {
        Map<Op, Integer> counts = new EnumMap<>(Op.class);
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            if (!event.isBegin() && event.role() == Role.SERVER && like.containsKey(event.op())) {
                counts.merge(event.op(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static InputStream bytes(String log) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String log(String name) throws IOException {
        String file = "/loopscope/foreign/c/" + name + ".log";
        try (InputStream in = OwnServersTest.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
