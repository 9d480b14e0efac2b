package loopscope.foreign.model;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.foreign.TracerLog;
import loopscope.lab.Lab;
import loopscope.lab.Script;
import loopscope.lab.Setup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What a server's model is taken for, beside what it is. */
class ModelEvidenceTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** More than the pool has workers. */
    private static final int CLIENTS = 6;

    private static final Map<String, String> OWN =
            new LinkedHashMap<>(
                    Map.ofEntries(
                            Map.entry("sequential", "sequential"),
                            Map.entry("spin", "spin"),
                            Map.entry("threads", "a thread each"),
                            Map.entry("virtual", "a thread each"),
                            Map.entry("pool", "a pool of threads"),
                            Map.entry("select", "select"),
                            Map.entry("selector", "select"),
                            Map.entry("poll", "poll"),
                            Map.entry("epoll", "epoll, level-triggered"),
                            Map.entry("epoll-edge", "epoll, edge-triggered"),
                            Map.entry("loop-pool", "a loop with a pool"),
                            Map.entry("loops", "2 loops on select, each in a thread of its own")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocking  | sequential",
                "threads   | a thread each",
                "forks     | a process each",
                "select    | select",
                "poll      | poll",
                "selectors | epoll, level-triggered",
                "node      | epoll, level-triggered",
                "redis     | epoll, level-triggered",
                "nginx     | 2 loops on epoll, edge-triggered, each in a process of its own",
            })
    void aServerOfOthersIsTakenForWhatItIs(String log, String model) throws Exception {
        Likeness likeness = read(log);
        assertThat(likeness.model()).as(likeness.words()).isEqualTo(model);
    }

    @Test
    void theReasonCountsWhatWasSeen() throws Exception {
        assertThat(read("select").words())
                .matches("looks like select: (\\d+) of \\1 reads follow a select that named them");
        assertThat(read("threads").words())
                .isEqualTo(
                        "looks like a thread each: each of 3 clients is read by a thread of its own");
    }

    @Test
    void ourOwnModelsAreTakenForWhatTheyAre() throws Exception {
        Map<String, String> seen = new LinkedHashMap<>();
        List<String> models = new ArrayList<>(OWN.keySet());
        Collections.sort(models);
        for (int i = 0; i < models.size(); i += Lab.MOST_STAGES) {
            seen.putAll(served(models.subList(i, Math.min(models.size(), i + Lab.MOST_STAGES)), 2));
        }
        assertThat(seen).isEqualTo(OWN);
    }

    @Test
    void aPoolOfWhichNobodyServesTwoClientsIsNotTakenForThreadsOfTheirOwn() throws Exception {
        assertThat(served(List.of("pool"), 10 * CLIENTS).get("pool")).isIn("", "a pool of threads");
    }

    /** Beside the calls of a loop that never waits there is no room for all lists. */
    @Test
    void aReadWhoseReadyListWasNotKeptTellsNothing() throws Exception {
        StringBuilder log = new StringBuilder("7 1.0 listen(3<socket:[80]>, 5) = 0 <0.000010>\n");
        String ready = "";
        for (int i = 1; i <= 6; i++) {
            int number = 3 + i;
            log.append(
                    String.format(
                            Locale.ROOT,
                            "7 1.%d accept(3<socket:[80]>, NULL, NULL) = %d<socket:[9%d]>"
                                    + " <0.000010>%n",
                            i,
                            number,
                            i));
            ready +=
                    String.format(
                            Locale.ROOT,
                            "%s{fd=%d<socket:[9%d]>, events=POLLIN}",
                            ready.isEmpty() ? "" : ", ",
                            number,
                            i);
        }
        for (int i = 0; i < 1000; i++) {
            log.append(
                    String.format(
                            Locale.ROOT,
                            "7 2.%06d poll([%s], 6, -1) = 6 ([{fd=4, revents=POLLIN}, {fd=5,"
                                    + " revents=POLLIN}, {fd=6, revents=POLLIN}, {fd=7,"
                                    + " revents=POLLIN}, {fd=8, revents=POLLIN}, {fd=9,"
                                    + " revents=POLLIN}]) <0.000010>%n",
                            i,
                            ready));
            if (i % 100 == 50) {
                log.append(
                        String.format(
                                Locale.ROOT,
                                "7 2.%06d read(%d<socket:[9%d]>, \"x\", 9) = 1 <0.000001>%n",
                                i,
                                4 + i / 200,
                                1 + i / 200));
            }
        }
        List<ModelEvidence> evidence = new ArrayList<>();
        TracerLog.read(
                new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.US_ASCII)),
                trace -> evidence.add(ModelEvidence.following(trace)));
        assertThat(evidence.getFirst().likeness().words())
                .isEqualTo("looks like poll: 7 of 7 reads follow a poll that named them");
    }

    private static Map<String, String> served(List<String> models, int workers) throws Exception {
        Map<String, ModelEvidence> evidence = new LinkedHashMap<>();
        try (Lab lab = new Lab()) {
            for (String model : models) {
                Setup setup = Setup.of(model);
                lab.open(
                        setup.with(workers, setup.backlog(), setup.queue())
                                .watchedBy(
                                        trace ->
                                                evidence.put(
                                                        model, ModelEvidence.following(trace))));
            }
            lab.play(IntStream.range(0, CLIENTS).mapToObj(ModelEvidenceTest::client).toList());
            assertThat(lab.awaitGone(LIMIT)).isTrue();
        }
        Map<String, String> seen = new LinkedHashMap<>();
        evidence.forEach((model, of) -> seen.put(model, of.likeness().model()));
        return seen;
    }

    /** One leaves after the other: that tells threads of their own from those of a pool. */
    private static Script client(int number) {
        return Script.connect(Duration.ZERO)
                .say(Duration.ZERO, "one")
                .awaitEcho()
                .say(Duration.ofMillis(40L * number), "two")
                .awaitEcho()
                .close();
    }

    private static Likeness read(String log) throws Exception {
        List<ModelEvidence> evidence = new ArrayList<>();
        try (InputStream in = stream(log)) {
            TracerLog.read(in, trace -> evidence.add(ModelEvidence.following(trace)));
        }
        return evidence.getFirst().likeness();
    }

    private static InputStream stream(String log) {
        return ModelEvidenceTest.class.getResourceAsStream("/loopscope/foreign/" + log + ".log");
    }
}
