package loopscope.takeaway.text;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.capture.FileChoice;
import loopscope.picture.layout.Notes;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunStep;
import loopscope.takeaway.RunTimes;
import loopscope.takeaway.export.ExportFormat;
import loopscope.timeline.Play;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.metadata.StageConditions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a run in which B’s Ping waits for A, and C sends what could hurt a reader. */
class TextFormsTest {
    private static final long HELD_UP = 60_000_000;

    /** A line end, a formula, quotes, and the begin of a terminal's escape. */
    private static final byte[] FORMULA =
            "\n=cmd|'/C calc'!A0,\"\u001b[3".getBytes(StandardCharsets.UTF_8);

    /** A right-to-left override, and a byte that is no character. */
    private static final byte[] OVERRIDE = {
        (byte) 0xe2, (byte) 0x80, (byte) 0xae, 'e', 'v', 'i', 'l', (byte) 0xc3
    };

    private static Play play;
    private static RecordedRun run;
    private static long begin;

    @TempDir private Path folder;

    @BeforeAll
    static void recordARun() {
        play = new Play();
        begin = play.trace.now();
        Play.Actor a = play.client("A", 0).connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
        play.serverReads(a);
        play.goesOnFor(HELD_UP);
        Play.Actor b = play.client("B", 1).connects().says("Ping");
        play.goesOnFor(HELD_UP);
        long held = play.trace.now();
        Play.Actor c = play.client("C", 2).connects();
        for (byte[] said : List.of(FORMULA, OVERRIDE)) {
            c.does(r -> r.begin(Op.WRITE, c.connection, Recorder.BLOCKING, said.length));
            c.does(r -> r.end(said.length, ByteBuffer.wrap(said), 0));
        }
        play.goesOnFor(HELD_UP);
        play.serverGets(-104);
        a.leaves(true);
        play.goesOnFor(HELD_UP / 4);
        long end = play.trace.now();
        b.says("later"); // not in the run any more
        Patience.await("all to be followed", () -> play.trace.followed() == play.trace.position());
        run =
                new RecordedRun(
                        new RunAccount(
                                "Größe – one",
                                List.of(new RunStep("B says Ping", "", 0, held)),
                                List.of("cut off"),
                                null,
                                List.of()),
                        List.of(
                                new RecordedStage(
                                        "sequential",
                                        "sequential",
                                        "blocking",
                                        false,
                                        "127.0.0.1:1",
                                        play.record,
                                        StageConditions.unopened("BROKEN ON PURPOSE", false))),
                        new RunTimes(end, held),
                        new Notes(null, List.of(new Notes.Flag(held, "look")), null),
                        null);
    }

    @AfterAll
    static void endTheRun() {
        play.close();
    }

    /** Loading classes took longer than the run: that is left out. */
    private static PictureOptions inView() {
        return new PictureOptions(
                Theme.LIGHT, 1440, new Notes.Range(begin, run.end()), Integer.MAX_VALUE);
    }

    private String written(ExportFormat format) throws Exception {
        return written(run, format);
    }

    private String written(RecordedRun shown, ExportFormat format) throws Exception {
        Path target = folder.resolve("run" + format.endings().getFirst());
        Path file =
                format.write(
                        shown,
                        new ExportOptions(inView(), 1, 80),
                        target,
                        FileChoice.NEW_NAME,
                        ExportProgress.NONE);
        return Files.readString(file);
    }

    private String row(String name) throws Exception {
        return written(ExportFormat.TEXT)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRowSaysWhichCallAThreadIsInAndForWhomAClientWaits() throws Exception {
        assertThat(row("server thread")).containsPattern("#*/+read\\(A\\) \\d+ ms/+");
        assertThat(row("A")).containsPattern("-{20,}X");
        assertThat(row("B")).containsPattern(">Ping:+(waits )?for A, \\d+ ms:+");
        assertThat(written(ExportFormat.TEXT).lines())
                .contains(
                        "Gr\\u00f6\\u00dfe - one - sequential",
                        "sequential (blocking), 127.0.0.1:1",
                        "[BROKEN ON PURPOSE]",
                        "[cut off]",
                        "- 0.000 s: B says Ping")
                .anyMatch(line -> line.matches("longest wait \\d+ ms: B for A"))
                .anyMatch(line -> line.matches("- flag, .* s: look"))
                .anyMatch(line -> line.matches("At .* s: B's \"Ping\" has lain unread in .*"));
    }

    @Test
    void theInstantIsBelowTheTimeThatTheRulerGives() throws Exception {
        List<String> lines = written(ExportFormat.TEXT).lines().toList();
        int column = first(lines, " +\\^").indexOf('^');
        int left = first(lines, " +-*\\+--.*").indexOf('-');
        double place = (run.instant() - begin) / (double) (run.end() - begin);
        assertThat((column - left) / (80.0 - left)).isBetween(place - 0.02, place + 0.001);
    }

    private static String first(List<String> lines, String pattern) {
        return lines.stream().filter(line -> line.matches(pattern)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {72, 80, 133})
    void aTimelineIsPlainAsciiAndNoWiderThanAskedFor(int width) {
        String text = TimelineText.of(run, inView(), width);
        assertThat(text).matches("[\\n -~]+");
        assertThat(text.lines()).allMatch(line -> line.length() <= width);
    }

    @Test
    void theLegendHasTheSignsThatAreUsedAndNoOthers() throws Exception {
        assertThat(written(ExportFormat.TEXT))
                .contains("X reset (RST)", ": in the accept queue")
                .doesNotContain("z asleep", "H held", "could not connect");
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "CALLS", "CALL_TABLE", "NUMBERS"})
    void whatClientsSendHurtsNoReader(ExportFormat format) throws Exception {
        assertThat(written(format))
                .doesNotContain("\u001b", "\u202e", "\ufffd")
                .doesNotContainPattern("(?m)(^|,|\t)[\"']?[=@+]cmd");
    }

    @Test
    void aCallIsALineWithItsBeginItsCallerAndItsResult() throws Exception {
        String calls = written(ExportFormat.CALLS);
        assertThat(calls.lines())
                .startsWith(
                        "# Größe – one — sequential",
                        "# sequential: BROKEN ON PURPOSE",
                        "# cut off")
                .anyMatch(
                        line ->
                                line.matches(
                                        "0\\.\\d{6} server thread: accept\\(.*\\) = 7<A> <.*>"))
                .anyMatch(
                        line ->
                                line.matches(
                                        "0\\.\\d{6} client B: write\\(B, \"Ping\", 4\\) = 4 <.*>"))
                .anyMatch(line -> line.contains("= -1 ECONNRESET"))
                .anyMatch(line -> line.contains("\"\\n=cmd|'/C calc'!A0,\\\"\\x1b[3\""))
                .anyMatch(line -> line.contains("\"\\u202eevil\\xc3\""));
        assertThat(calls).doesNotContain("later");
    }

    @Test
    void aCallThatHadNotEndedIsUnfinished() throws Exception {
        RecordedRun early = endingAt(run.instant());
        assertThat(written(early, ExportFormat.CALLS).lines())
                .anyMatch(
                        line ->
                                line.matches(
                                        "0\\.\\d{6} server thread: read\\(.*<unfinished"
                                                + " \\.\\.\\.>"));
        assertThat(cells(written(early, ExportFormat.CALL_TABLE)))
                .anySatisfy(
                        row -> {
                            assertThat(row).startsWith("sequential", "server thread");
                            assertThat(row.subList(3, 7)).containsExactly("", "read", "A", "");
                        });
        assertThat(written(ExportFormat.CALLS)).doesNotContain("unfinished");
    }

    private static RecordedRun endingAt(long end) {
        return new RecordedRun(RunAccount.NONE, run.stages(), new RunTimes(end, end));
    }

    @Test
    @DefaultLocale("de-DE")
    void tablesAreReadBackCellForCell() throws Exception {
        List<List<String>> calls = cells(written(ExportFormat.CALL_TABLE));
        assertThat(calls).allMatch(row -> row.size() == 8);
        assertThat(calls)
                .anySatisfy(
                        row -> {
                            assertThat(row).startsWith("sequential", "client B");
                            assertThat(row).contains("write", "B", "4");
                            assertThat(row.get(2)).matches("\\d+\\.\\d{9}");
                        })
                .anySatisfy(row -> assertThat(row).contains("read", "A", "-104"));
        List<List<String>> numbers = cells(written(ExportFormat.NUMBERS));
        assertThat(numbers).hasSize(4).allMatch(row -> row.size() == 11);
        assertThat(Double.parseDouble(numbers.get(2).get(2))).isGreaterThan(HELD_UP / 1e9);
    }

    /** A reader of RFC 4180 of the test's own. */
    private static List<List<String>> cells(String csv) {
        assertThat(csv).endsWith("\r\n");
        Pattern cell = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^,\"\r\n]*)(,|\r\n)");
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        Matcher at = cell.matcher(csv);
        int end = 0;
        while (at.find()) {
            assertThat(at.start()).as("nothing between the cells").isEqualTo(end);
            end = at.end();
            row.add(at.group(1).replaceAll("^\"|\"$", "").replace("\"\"", "\""));
            if (at.group(2).equals("\r\n")) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        assertThat(end).isEqualTo(csv.length());
        return rows;
    }
}
