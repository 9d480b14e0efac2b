package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;
import loopscope.takeaway.export.ExportFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class CliTest {
    @Test
    void saysWhichVersionItIsAndOnWhichJava() {
        Run run = Run.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .matches("Loopscope \\d+\\.\\d+\\.\\d+\\RJava \\Q" + Runtime.version() + "\\E\\R");
    }

    @Test
    void helpNamesEveryCommandOnStandardOutput() {
        Run run = Run.of("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "serve MODEL",
                        "play LESSON",
                        "watch [-o FILE]",
                        "handout LESSON",
                        "storyboard LESSON",
                        "--version");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anUnknownCommandIsToldThoseThatTheHelpNames() {
        assertThat(Run.of("quux").sentence())
                .startsWith("There is no command \"quux\": choose one of serve, play, show, ")
                .contains(", measure, ")
                .doesNotContain("measured", "--help");
    }

    @Test
    void everyCommandHasHelpOfItsOwn() {
        for (String command : new String[] {"serve", "play", "handout", "storyboard", "lessons"}) {
            Run run = Run.of(command, "--help");
            assertThat(run.code()).isZero();
            assertThat(run.out()).startsWith("Usage: ./app " + command);
        }
    }

    @Test
    void listsTheLessons() {
        Run run = Run.of("lessons");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains(" 1  one-at-a-time  One at a time");
    }

    @Test
    void namesTheLicencesOfWhatItStandsOn() {
        Run run = Run.of("licences");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Apache License, Version 2.0")
                .containsPattern("JavaFX +GPL 2 with the Classpath Exception")
                .contains("Java " + Runtime.version());
    }

    @Test
    @DefaultLocale("ar-EG")
    void digitsAreTheSameInEveryCountry() {
        assertThat(Run.of("serve", "select", "--port", "99999").sentence())
                .isEqualTo(
                        "\"99999\" is no port: choose one from 0 to 65535 (0 finds a free one).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sevre                       | There is no command \"sevre\": did you mean \"serve\"?",
                "measurd                     | There is no command \"measurd\": did you mean \"measure\"?",
                "help                        | There is no command \"help\": did you mean \"--help\"?",
                "version                     | There is no command \"version\": did you mean \"--version\"?",
                "my.yaml                     | There is no command \"my.yaml\": to open that file, type ./app show my.yaml.",
                "serve selct                 | There is no model \"selct\": did you mean \"select\"?",
                "serve epoll2                | There is no model \"epoll2\": did you mean \"epoll\"?",
                "serve magic                 | There is no model \"magic\": choose one of sequential, spin, threads, pool, virtual, select, poll, epoll, epoll-edge, selector, selector-tls, loops, loop-pool.",
                "serve no-bound              | \"no-bound\" is broken on purpose: add --broken to serve it all the same.",
                "serve select --broken       | \"select\" is not broken: leave --broken out.",
                "serve no-bond --broken      | There is no broken model \"no-bond\": did you mean \"no-bound\"?",
                "serve select --prot 1       | There is no option \"--prot\": did you mean \"--port\"?",
                "serve select --port         | --port needs a value.",
                "serve select --port 70000   | \"70000\" is no port: choose one from 0 to 65535 (0 finds a free one).",
                "serve select --port -1      | \"-1\" is no port: choose one from 0 to 65535 (0 finds a free one).",
                "serve select --bind 1.2.3   | \"1.2.3\" isn't an IP address: write it like 127.0.0.1 or ::1.",
                "serve select --bind 1.2.3.256 | \"1.2.3.256\" isn't an IP address: write it like 127.0.0.1 or ::1.",
                "serve pool --workers 0      | A pool needs 1 to 1000 workers, not 0: choose another number.",
                "serve pool --backlog many   | \"many\" is no number: choose one of 1 or more.",
                "play one-at-a-tiem          | There is no lesson and no file \"one-at-a-tiem\": did you mean \"one-at-a-time\"?",
                "play thre.yaml              | There is no file \"thre.yaml\": check its name and its folder.",
                "check les/thre.yml          | There is no file \"les/thre.yml\": check its name and its folder.",
                "play 1 --out x.png          | There is no option \"--out\": did you mean \"-o\"?",
                "show my.yaml -o x.png       | my.yaml is a lesson and no run: ./app play plays it and leaves its pictures; ./app show without -o opens it in the window.",
                "play 1 --at 5               | \"5\" is no instant: write it as 1.2s, 850ms or step3.",
                "play 1 --at step99          | There is no step 99: choose one of 1 to 3.",
                "play 1 --stage 3            | There is no stage 3: choose one of 1 to 2.",
                "play 1 --stage select       | There is no stage \"select\": 1 is the uppermost.",
                "play 1 --theme drak         | There is no theme \"drak\": did you mean \"dark\"?",
                "play 1 --scale 3            | There is no scale \"3\": choose one of 1, 2, 4.",
                "lessons all                 | \"all\" is too much for lessons: leave it out."
            })
    void wrongUsageIsOneSentenceAndTheRightUsage(String typed, String sentence) {
        Run run = Run.of(typed.split(" "));
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.sentence()).isEqualTo(sentence);
        assertThat(run.err().lines().skip(1).findFirst().orElseThrow()).startsWith("Usage: ./app");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xyz", ".svg"})
    void aFileThatNamesNoFormatIsToldAllEndings(String file) {
        Run run = Run.of("play", "1", "-o", file);
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.sentence())
                .isEqualTo(
                        "\""
                                + file
                                + "\" names no format: let it end in "
                                + ExportFormat.choice()
                                + ".");
    }

    @Test
    void theHelpOfPlayNamesEveryEnding() {
        String help = Run.of("play", "--help").out().replaceAll("\\s+", " ");
        assertThat(help)
                .contains(
                        String.join(", ", ExportFormat.allEndings()).replaceAll("(^| )\\.", "$1"));
    }

    @Test
    void whatWasTypedIsShownEscaped() {
        assertThat(Run.of("serve", "\u001b[31m").sentence()).contains("\\x1b[31m");
    }

    @Test
    void aTakenPortIsOneSentenceAndExitCode3() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (String model : new String[] {"sequential", "select"}) {
                Run run = Run.of("serve", model, "--port", "" + taken.getLocalPort());
                assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
                assertThat(run.err().lines()).hasSize(1);
                assertThat(run.sentence()).contains("is in use").endsWith(".");
                assertThat(run.out()).isEmpty();
            }
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        Run run = Run.of("serve", "select", "--bind", "192.0.2.1");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aFaultOfItsOwnLeavesItsDetailsInAFileAndNoStackTrace() throws IOException {
        StringWriter err = new StringWriter();
        Faults faults = new Faults();
        faults.report("here", new IllegalStateException("because"));
        new PrintWriter(err, true).println(faults.sentence());
        Path file = detailsOf(faults.sentence());
        assertThat(file).content().contains("here", "because", "loopscope.cli.CliTest");
        assertThat(err.toString().lines()).hasSize(1);
        Files.delete(file);
    }

    @Test
    void anErrorOfTheJvmIsAFaultAndNoFailedCheck() throws IOException {
        StringWriter err = new StringWriter();
        PrintWriter full =
                new PrintWriter(Writer.nullWriter()) {
                    @Override
                    public void write(String text, int from, int length) {
                        throw new NoClassDefFoundError("planted");
                    }
                };
        int code = Cli.run(_ -> ExitCode.DONE, List::of, full, new PrintWriter(err), "lessons");
        assertThat(code).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString().lines()).hasSize(1);
        Path file = detailsOf(err.toString().strip());
        assertThat(file).content().contains("planted");
        Files.delete(file);
    }

    private static Path detailsOf(String sentence) {
        return Path.of(sentence.replaceFirst(".*with (.*)\\.$", "$1"));
    }
}
