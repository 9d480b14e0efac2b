package loopscope.truth;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.words.Sentence;
import loopscope.timeline.words.Subject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the app says of any instant of a random run is true, by a reading of the log that shares no
 * code with what says it. Another seed: {@code -Dtruth.seed=N}; more runs: {@code -Dtruth.runs=N}.
 */
class SentencesAreTrueTest {
    private static final int STEPS = 14;
    private static final int INSTANTS = 150;

    /** What happened nearer to an instant than this may be on either side of it. */
    private static final long CLEAR_NANOS = 3_000;

    static Stream<Long> seeds() {
        long first = Long.getLong("truth.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("truth.runs", 6)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofARandomRun(long seed) throws Exception {
        Random random = new Random(seed);
        try (Lab lab = new Lab()) {
            List<StageRecord> records = new ArrayList<>();
            List<String> models = twoModels(seed);
            for (String model : models) {
                lab.open(Setup.of(model).watchedBy(trace -> records.add(StageRecord.of(trace))));
            }
            play(lab, random);
            long played = records.getFirst().trace().now();
            lab.close(); // so that nothing is recorded while it is read
            records.forEach(SentencesAreTrueTest::catchUp);
            assertTrue(models, records, played, random);
        }
    }

    /** The models take turns, so that six runs have all that speak plainly. */
    private static List<String> twoModels(long seed) {
        List<String> all =
                Lab.models().stream()
                        .filter(model -> model.obstacle() == null && !model.tls())
                        .map(ModelInfo::id)
                        .toList();
        int first = (int) (2 * (seed - 1) % all.size());
        return List.of(all.get(first), all.get((first + 1) % all.size()));
    }

    private static void play(Lab lab, Random random) throws IOException {
        List<Socket> outsiders = new ArrayList<>();
        try {
            for (int step = 0; step < STEPS; step++) {
                step(lab, random, outsiders);
                passes(random.nextLong(40_000_000));
            }
        } finally {
            for (Socket outsider : outsiders) {
                outsider.close();
            }
        }
    }

    private static void step(Lab lab, Random random, List<Socket> outsiders) throws IOException {
        List<LabClient> there = lab.clients().stream().filter(client -> !client.isGone()).toList();
        if (there.isEmpty() || (there.size() < 4 && random.nextInt(4) == 0)) {
            lab.addClient();
            return;
        }
        LabClient one = there.get(random.nextInt(there.size()));
        switch (random.nextInt(12)) {
            case 0 -> one.close();
            case 1 -> one.reset();
            case 2 -> one.halfClose();
            case 3 -> connect(lab, random, outsiders);
            default -> one.say(random.nextBoolean() ? "Ping" : "Hello");
        }
    }

    private static void connect(Lab lab, Random random, List<Socket> outsiders) throws IOException {
        Stage stage = lab.stages().get(random.nextInt(lab.stages().size()));
        Socket outsider = new Socket(InetAddress.getLoopbackAddress(), stage.port());
        outsiders.add(outsider);
        outsider.getOutputStream().write("Servus".getBytes(StandardCharsets.US_ASCII));
    }

    private static void passes(long nanos) {
        long end = System.nanoTime() + nanos;
        Patience.await("a while to pass", () -> System.nanoTime() >= end);
    }

    private static void catchUp(StageRecord record) {
        Patience.await("the lanes", () -> record.trace().followed() >= record.trace().position());
    }

    private static void assertTrue(
            List<String> models, List<StageRecord> records, long played, Random random) {
        List<Witness> witnesses = new ArrayList<>();
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            witnesses.add(new Witness(models.get(i), records.get(i).trace()));
            subjects.add(new Subject(models.get(i), records.get(i).lanes()));
        }
        long end = records.getFirst().trace().now();
        for (long time : instants(witnesses, played, random)) {
            Sentence sentence = Sentence.at(time, end, subjects);
            Checker checker = new Checker(time, end, witnesses);
            assertThat(checker.falseIn(sentence.text()))
                    .as(
                            "at %d ns of %s: %s (%s)",
                            time,
                            models,
                            sentence.text(),
                            witnesses.stream().map(Witness::disorder).toList())
                    .isEmpty();
            assertThat(checker.falseInContrast(sentence.contrast()))
                    .as(
                            "at %d ns of %s: %s (%s)",
                            time,
                            models,
                            sentence.contrast(),
                            witnesses.stream().map(Witness::disorder).toList())
                    .isEmpty();
        }
    }

    /** Instants between two events, but not too near to either. */
    private static List<Long> instants(List<Witness> witnesses, long played, Random random) {
        List<Long> times = new ArrayList<>();
        witnesses.forEach(witness -> times.addAll(witness.instants));
        times.removeIf(time -> time > played);
        Collections.sort(times);
        List<Long> between = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            if (times.get(i) - times.get(i - 1) > 2 * CLEAR_NANOS) {
                between.add((times.get(i) + times.get(i - 1)) / 2);
            }
        }
        between.removeIf(time -> witnesses.stream().anyMatch(witness -> !witness.isClear(time)));
        Collections.shuffle(between, random);
        return between.subList(0, Math.min(INSTANTS, between.size()));
    }
}
