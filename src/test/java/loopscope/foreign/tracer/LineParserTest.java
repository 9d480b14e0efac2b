package loopscope.foreign.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Each line that the call tracer prints, with what it means. */
class LineParserTest {
    private final List<TracerEvent> events = new ArrayList<>();
    private final LineParser parser = new LineParser(events::add);

    @Test
    void aWholeLineIsACallEnteredAndLeft() {
        parser.line(
                "17486 1795945853.318000 accept4(3<socket:[87]>, {sa_family=AF_INET,"
                        + " sin_port=htons(37776), sin_addr=inet_addr(\"127.0.0.1\")}, [16],"
                        + " SOCK_CLOEXEC) = 4<socket:[88]> <0.000102>");
        TracerEvent.Left left = left();
        assertThat(events).hasSize(2).first().isInstanceOf(TracerEvent.Entered.class);
        assertThat(left.thread()).isEqualTo(17486);
        assertThat(left.begun()).isEqualTo(1795945853_318000000L);
        assertThat(left.time() - left.begun()).isEqualTo(102_000);
        assertThat(left.arguments().all()).hasSize(4).last().isEqualTo("SOCK_CLOEXEC");
        assertThat(left.outcome().value()).isEqualTo(4);
        assertThat(left.outcome().annotation()).isEqualTo("socket:[88]");
    }

    @Test
    void theResultStandsBehindTheCallsOwnBracket() {
        parser.line(
                "1 2.000000 recvfrom(4<socket:[88]>, \"a) = 3 <0.1>\\\"\", 1024, 0, NULL, NULL)"
                        + " = 12 <0.000010>");
        assertThat(left().outcome().value()).isEqualTo(12);
        assertThat(TracedText.bytes(left().arguments().text()))
                .isEqualTo("a) = 3 <0.1>\"".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void longArgumentsThatAreGivenAgainAreReadAsBefore() {
        String table = polled(3, 40);
        String longer = polled(3, 41);
        List<String> lines =
                List.of(
                        "7 2.0 poll([" + table + "], 37, -1) = 1 ([{fd=4, revents=POLLIN}]) <0.1>",
                        "7 2.1 poll([" + table + "], 37, -1) = 0 (Timeout) <0.2>",
                        "7 2.2 poll([" + table + "], 37, -1) = ?",
                        "7 2.3 poll([" + table + "], 37, -12) = 0 (Timeout) <0.2>",
                        "7 2.4 poll([" + longer + "], 38, -1) = 0 (Timeout) <0.2>",
                        "8 2.5 poll([" + longer + "], 38, -1) = 0 (Timeout) <0.2>",
                        "7 2.6 poll([" + longer + "], 38, -1 <unfinished ...>",
                        "8 2.7 poll([" + longer + "], 38, -1) = 0 (Timeout) <0.2>");
        for (String line : lines) {
            List<TracerEvent> alone = new ArrayList<>();
            LineParser fresh = new LineParser(alone::add);
            events.clear();
            parser.begun(line.substring(0, line.indexOf(')') < 0 ? 20 : line.indexOf(')')));
            fresh.begun(line.substring(0, line.indexOf(')') < 0 ? 20 : line.indexOf(')')));
            parser.line(line);
            fresh.line(line);
            assertThat(told(events)).isEqualTo(told(alone)).isNotEmpty();
        }
    }

    private static String polled(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(fd -> "{fd=" + fd + "<socket:[" + (fd + 900) + "]>, events=POLLIN}")
                .collect(Collectors.joining(", "));
    }

    /** Events as text, with each argument. */
    private static List<String> told(List<TracerEvent> events) {
        return events.stream()
                .map(
                        event ->
                                switch (event) {
                                    case TracerEvent.Entered in ->
                                            in.thread() + "@" + in.time() + in.arguments().all();
                                    case TracerEvent.Left out ->
                                            out.thread()
                                                    + "@"
                                                    + out.time()
                                                    + out.arguments().all()
                                                    + out.outcome();
                                    default -> event.toString();
                                })
                .toList();
    }

    @Test
    void aCallThatAnotherThreadInterruptsIsOneCall() {
        parser.line("7 2.000000 accept4(3<socket:[87]>,  <unfinished ...>");
        assertThat(events).singleElement().isInstanceOf(TracerEvent.Entered.class);
        parser.line("8 2.100000 close(5<socket:[90]>) = 0 <0.000010>");
        parser.line("7 2.500000 <... accept4 resumed>NULL, NULL, 0) = 6<socket:[91]> <0.500000>");
        assertThat(left().begun()).isEqualTo(2_000_000_000L);
        assertThat(left().time()).isEqualTo(2_500_000_000L);
        assertThat(left().arguments().all()).containsExactly("3<socket:[87]>", "NULL", "NULL", "0");
    }

    @Test
    void aResumedCallMayBeInterruptedAgain() {
        parser.line("7 2.000000 read(4<socket:[88]>,  <unfinished ...>");
        parser.line("7 2.100000 <... read resumed> <unfinished ...>) = ?");
        assertThat(events).hasSize(2);
        assertThat(left().outcome().known()).isFalse();
    }

    @Test
    void aCallThatHadBegunBeforeTheTracerCameBeganAsLongAgoAsItLasted() {
        parser.line("7 2.000000 <... accept4 resumed>NULL, NULL, 0) = 6<socket:[91]> <0.500000>");
        assertThat(events).hasSize(2);
        assertThat(left().begun()).isEqualTo(1_500_000_000L);
        assertThat(left().time()).isEqualTo(2_000_000_000L);
    }

    @Test
    void errorsRestartsAndDetailsAreRead() {
        parser.line("7 2.000000 read(4<socket:[88]>, 0x7f, 9) = -1 EAGAIN (Try again) <0.000010>");
        assertThat(left().outcome().error()).isEqualTo("EAGAIN");
        parser.line(
                "7 3.000000 accept4(3<socket:[87]>, 0x7f, [16], 0) = ? ERESTARTSYS (To be"
                        + " restarted if SA_RESTART is set) <1.000000>");
        assertThat(left().outcome().isRestarted()).isTrue();
        parser.line(
                "7 5.000000 pselect6(5, [3<socket:[87]> 4<socket:[88]>], [4<socket:[88]>], NULL,"
                        + " {tv_sec=1, tv_nsec=500000000}, NULL) = 2 (in [3], out [4], left"
                        + " {tv_sec=0, tv_nsec=1}) <0.000010>");
        assertThat(TracedText.among(left().outcome().detail(), "in")).containsExactly(3);
        assertThat(TracedText.among(left().outcome().detail(), "out")).containsExactly(4);
        assertThat(TracedText.millis(left().arguments().at(4))).isEqualTo(1500);
        parser.line("7 6.000000 accept4(3<socket:[87]>, NULL, NULL, 0) = -1 EMFILE (INJECTED)");
        assertThat(left().outcome().error()).isEqualTo("EMFILE");
    }

    @Test
    void annotationsNestAndShiftsAreNone() {
        parser.line("7 2.000000 write(2</dev/null<char 1:3>>, \"x\", 1) = 1 <0.000010>");
        assertThat(left().arguments().all())
                .containsExactly("2</dev/null<char 1:3>>", "\"x\"", "1");
        parser.line("7 3.000000 fcntl(4<socket:[88]>, F_SETFL, 1<<3, [112 => 16]) = 0 <0.000010>");
        assertThat(left().arguments().all()).hasSize(4).last().isEqualTo("[112 => 16]");
    }

    @Test
    void signalsAndEndsAreTold() {
        parser.line("7 2.000000 --- SIGINT {si_signo=SIGINT, si_code=SI_USER} ---");
        parser.line("7 2.100000 +++ killed by SIGTERM +++");
        assertThat(events)
                .containsExactly(
                        new TracerEvent.Signal(7, 2_000_000_000L, "SIGINT"),
                        new TracerEvent.Ended(7, 2_100_000_000L, "killed by SIGTERM"));
    }

    @Test
    void whatIsNoLineOfTheTracerIsUnknown() {
        parser.line("root:x:0:0:root:/root:/bin/bash");
        parser.line("strace: Process 17 attached");
        assertThat(events).hasSize(2).allMatch(TracerEvent.Unknown.class::isInstance);
    }

    private TracerEvent.Left left() {
        return (TracerEvent.Left) events.getLast();
    }
}
