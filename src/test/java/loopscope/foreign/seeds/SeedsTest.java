package loopscope.foreign.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.capture.FileChoice;
import loopscope.foreign.live.Python;
import loopscope.lab.CannotStartException;
import loopscope.lab.ForeignProgram;
import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.takeaway.export.ExportFormat;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Address;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The servers of the field that stand on the page of the seeds, each on a stage beside our select,
 * under the same three clients. Runs those that it finds in the folder of the system property
 * {@code loopscope.seeds}, and skips the others.
 */
class SeedsTest {
    private static final String FOLDER = "loopscope.seeds";
    private static final String PICTURES = "loopscope.seeds.pictures";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir private Path temporary;

    static List<Seed> seeds() {
        return SeedsPage.seeds();
    }

    @Test
    void thePagePinsEveryFileThatItsServersNeed() {
        assertThat(SeedsPage.commits()).hasSize(7);
        assertThat(SeedsPage.commits().values()).allMatch(commit -> commit.matches("[0-9a-f]{40}"));
        Map<String, String> hashes = SeedsPage.hashes();
        assertThat(hashes.values()).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(hashes.keySet())
                .allMatch(
                        file ->
                                SeedsPage.commits()
                                        .containsKey(file.substring(0, file.indexOf('/'))));
        assertThat(seeds()).hasSizeGreaterThan(20);
        for (Seed seed : seeds()) {
            assertThat(words(seed).filter(word -> word.matches("\\w.*\\.(py|c)")).toList())
                    .as(seed.name())
                    .allMatch(hashes::containsKey);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allThatItDoesIsInTheRecordAndItsModelIsRecognised(Seed seed) throws Exception {
        Python.assumeTracer();
        Path folder = folder();
        checkFiles(seed, folder);
        ServedSeed served = serve(seed, command(seed, folder));
        assertThat(served.recorded()).as(seed.name()).isEqualTo(served.logged());
        assertThat(served.likeness()).startsWith("looks like " + seed.model() + ": ");
    }

    private static Stream<String> words(Seed seed) {
        return Stream.concat(seed.compiled().stream(), seed.started().stream());
    }

    private static Path folder() {
        String given = System.getProperty(FOLDER, "");
        assumeTrue(!given.isEmpty(), "Where the seeds are was not told (" + FOLDER + ").");
        return Path.of(given).toAbsolutePath();
    }

    /** Its files are those of the page; it is skipped where one is not there. */
    private static void checkFiles(Seed seed, Path folder) throws Exception {
        Map<String, String> hashes = SeedsPage.hashes();
        for (String word : words(seed).toList()) {
            String hash = hashes.get(word);
            if (hash != null) {
                Path file = folder.resolve(word);
                assumeTrue(
                        Files.exists(file), seed.name() + " is not run: there is no " + file + ".");
                assertThat(sha256(file)).as(word).isEqualTo(hash);
            }
        }
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    }

    private List<String> command(Seed seed, Path folder) throws Exception {
        Path built = temporary.resolve("server");
        if (!seed.compiled().isEmpty()) {
            List<String> words = new ArrayList<>(placed(seed.compiled(), folder));
            words.addAll(2, List.of("-o", built.toString()));
            assumeInstalled(seed, "gcc");
            Process compiler = new ProcessBuilder(words).inheritIO().start();
            assumeTrue(
                    compiler.waitFor() == 0,
                    seed.name() + " is not run: it does not compile here.");
        }
        int port = seed.port() == 0 ? freePort() : seed.port();
        assumeTrue(isFree(port), seed.name() + " is not run: port " + port + " is taken.");
        List<String> words =
                placed(seed.started(), folder).stream()
                        .map(word -> word.replace("{built}", built.toString()))
                        .map(word -> word.replace("{folder}", temporary.toString()))
                        .map(word -> word.replace("{port}", String.valueOf(port)))
                        .toList();
        assumeInstalled(seed, words.getFirst());
        return words;
    }

    private static List<String> placed(List<String> words, Path folder) {
        return words.stream()
                .map(
                        word ->
                                SeedsPage.hashes().containsKey(word)
                                        ? folder.resolve(word).toString()
                                        : word)
                .map(
                        word ->
                                word.startsWith("src/")
                                        ? Path.of(word).toAbsolutePath().toString()
                                        : word)
                .map(word -> word.equals("python3") ? Python.program() : word)
                .toList();
    }

    private static void assumeInstalled(Seed seed, String program) {
        assumeTrue(
                program.contains("/") || Python.isInstalled(program),
                seed.name() + " is not run: " + program + " is not installed.");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What came of a seed: its calls in the record and in strace's log, and the run. */
    private record ServedSeed(Map<Op, Integer> recorded, Map<Op, Integer> logged, RecordedRun run) {
        String likeness() {
            return run.stages().getFirst().ownMarks().getFirst();
        }
    }

    private ServedSeed serve(Seed seed, List<String> command) throws Exception {
        Path log = temporary.resolve("log");
        List<StageRecord> records = new ArrayList<>();
        RecordedRun run;
        Trace trace;
        try (Lab lab = new Lab()) {
            ForeignProgram program = ForeignProgram.of(command).keeping(Files.newOutputStream(log));
            Stage foreign = opened(lab, seed, Setup.of(program, seed.port()), records);
            Stage ours =
                    lab.open(Setup.of("select").watchedBy(of -> records.add(StageRecord.of(of))));
            lab.play(seed.asked().scripts());
            assertThat(lab.awaitGone(LIMIT)).as("the clients leave").isTrue();
            trace = foreign.trace();
            long end = trace.now();
            lab.stop(foreign);
            lab.stop(ours);
            run = run(seed, foreign, ours, records, end);
        }
        Map<Op, Integer> logged = LogCount.of(Files.readString(log, StandardCharsets.ISO_8859_1));
        ServedSeed served = new ServedSeed(counted(trace, logged), logged, run);
        draw(seed, served);
        return served;
    }

    /** Where a server has closed first, the kernel keeps its port for a minute. */
    private static Stage opened(Lab lab, Seed seed, Setup setup, List<StageRecord> records)
            throws CannotStartException {
        try {
            return lab.open(setup.watchedBy(of -> records.add(StageRecord.of(of))));
        } catch (CannotStartException e) {
            assumeFalse(
                    String.valueOf(e.getMessage()).contains("ddress already in use"),
                    seed.name() + " is not run: its port is still kept. Try again in a minute.");
            throw e;
        }
    }

    private static Map<Op, Integer> counted(Trace trace, Map<Op, Integer> like) {
        Map<Op, Integer> counts = new EnumMap<>(Op.class);
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            if (!event.isBegin() && event.role() == Role.SERVER && like.containsKey(event.op())) {
                counts.merge(event.op(), 1, Integer::sum);
            }
        }
        assertThat(trace.openCalls()).isEmpty();
        return counts;
    }

    private static RecordedRun run(
            Seed seed, Stage foreign, Stage ours, List<StageRecord> records, long end) {
        List<RecordedStage> stages =
                List.of(
                        stage(foreign, records.getFirst()).marked(foreign.marks().getFirst()),
                        stage(ours, records.getLast()));
        Blame longest = new WaitAnalysis(records.getFirst().lanes()).longest(end);
        long instant =
                longest == null ? end : longest.waited().from() + longest.waited().length() / 2;
        return new RecordedRun(RunAccount.titled(seed.name()), stages, new RunTimes(end, instant));
    }

    private static RecordedStage stage(Stage stage, StageRecord record) {
        return new RecordedStage(
                stage.model().title(),
                stage.model().id(),
                stage.model().kind(),
                !stage.model().blocking(),
                Address.text(stage.address()),
                record,
                stage.conditions());
    }

    /** Leaves a drawing of it, and a line on it, where they are asked for. */
    private static void draw(Seed seed, ServedSeed served) throws Exception {
        String folder = System.getProperty(PICTURES, "");
        if (folder.isEmpty()) {
            return;
        }
        String name = seed.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        ExportFormat.SVG.write(
                served.run(),
                new ExportOptions(
                        PictureOptions.usual(Theme.LIGHT), 1, ExportOptions.USUAL_COLUMNS),
                Path.of(folder, name + ".svg"),
                FileChoice.REPLACE,
                ExportProgress.NONE);
        Files.writeString(
                Path.of(folder, name + ".txt"),
                String.format(
                        Locale.ROOT,
                        "%s%n%s%nlog    %s%nrecord %s%n",
                        seed.name(),
                        served.likeness(),
                        served.logged(),
                        served.recorded()));
    }
}
