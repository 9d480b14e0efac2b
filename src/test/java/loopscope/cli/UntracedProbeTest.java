package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;
import loopscope.foreign.live.Python;
import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.Setup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the probe says of servers that no tracer watches. */
class UntracedProbeTest {
    private static final String CARELESS =
            """
            import select, socket, sys
            listener = socket.socket()
            listener.bind(("127.0.0.1", int(sys.argv[1])))
            listener.listen(50)
            sockets = [listener]
            kept = []
            while True:
                for s in select.select(sockets, [], [], 0)[0]:
                    if s is listener:
                        sockets.append(s.accept()[0])
                        continue
                    try:
                        data = s.recv(1024)
                    except ConnectionResetError:
                        data = b""
                    if data:
                        s.sendall(data)
                    else:
                        sockets.remove(s)
                        kept.append(s)
            """;

    @TempDir private Path folder;

    @Test
    void withoutTheTracerTheLastWordsAreStillTold() throws InterruptedException {
        Programs.assumeRuns(List.of(Python.command("blocking.py").getFirst(), "-c", "pass"));
        List<String> words =
                new ArrayList<>(List.of("probe", "--untraced", "--only", "reset-in-message", "--"));
        words.addAll(Python.command("blocking.py", "{port}"));
        Run plain = Run.of(words.toArray(String[]::new));
        assertThat(plain.code()).as(plain.out() + plain.err()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(plain.out())
                .contains("none of its calls is known", "python3 has ended (exited with 1)")
                .contains("ConnectionResetError")
                .doesNotContain("Its last call");
    }

    @Test
    void aBusyLoopAndALeakAreBothTold() throws Exception {
        String python = Python.command("blocking.py").getFirst();
        Programs.assumeRuns(List.of(python, "-c", "pass"));
        Path server = Files.writeString(folder.resolve("careless.py"), CARELESS);
        Run careless =
                Run.of(
                        "probe",
                        "--untraced",
                        "--limit",
                        "0.4",
                        "--only",
                        "reset-at-accept",
                        "--",
                        python,
                        server.toString(),
                        "{port}");
        assertThat(careless.out())
                .contains("BUSY LOOP, LEAK")
                .contains("While nobody asks for anything, it uses ")
                .contains("Before they came it had 5 descriptors and 1 thread");
    }

    @Test
    void aServerThatRunsAlreadyIsProbedByItsPort() throws CannotStartException {
        try (Lab lab = new Lab()) {
            int port = lab.open(Setup.of("select")).port();
            Run running =
                    Run.of(
                            "probe",
                            "--only",
                            "reset-at-accept,accept-emfile",
                            "--port",
                            String.valueOf(port));
            assertThat(running.code()).as(running.out() + running.err()).isEqualTo(ExitCode.DONE);
            assertThat(running.out())
                    .contains("It runs already", "survived", "this takes a start of its own")
                    .contains("1 difficult client tried, 0 not survived");
        }
    }

    @Test
    void whereNothingListensThatIsSaid() {
        Run nothing = Run.of("probe", "--port", "1");
        assertThat(nothing.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(nothing.sentence()).contains("Nothing listens on port 1: start the server");
    }

    @Test
    void anUnknownClientIsWrongUsage() {
        Run wrong = Run.of("probe", "--only", "polite", "select");
        assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(wrong.sentence()).contains("\"polite\" is no difficult client");
    }

    @Test
    void ourModelsAreNotMadeToFailAndThatIsSaid() {
        Run ours = Run.of("probe", "--only", "descriptors,accept-aborted", "select");
        assertThat(ours.code()).isEqualTo(ExitCode.DONE);
        assertThat(ours.out())
                .contains("All our models share the descriptors of this program.")
                .contains("our models run without it", "0 difficult clients tried");
    }
}
