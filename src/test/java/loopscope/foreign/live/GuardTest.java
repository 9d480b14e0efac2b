package loopscope.foreign.live;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.foreign.SocketAddresses;
import loopscope.trace.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.BufferedReader;
import java.io.File;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@EnabledOnOs(OS.LINUX)
class GuardTest {
    /** Where this process is killed, it can end nothing any more. */
    @Test
    void aProgramDoesNotOutliveTheProcessThatHasStartedIt() throws Exception {
        Process starter = starter();
        try (BufferedReader out = starter.inputReader(StandardCharsets.US_ASCII)) {
            ProcessHandle program = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            assertThat(program.isAlive()).isTrue();
            starter.destroyForcibly();
            Patience.await("its end", () -> !program.isAlive());
        } finally {
            starter.destroyForcibly();
        }
    }

    @Test
    void aProgramThatRanBeforeRunsOnWithoutItsTracer() throws Exception {
        Python.assumeTracer();
        Process before = new ProcessBuilder("sleep", "600").start();
        Process starter = starter(String.valueOf(before.pid()));
        try (BufferedReader out = starter.inputReader(StandardCharsets.US_ASCII)) {
            ProcessHandle tracer = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            starter.destroyForcibly();
            Patience.await("the tracer's end", () -> !tracer.isAlive());
            assertThat(before.isAlive()).isTrue();
        } finally {
            starter.destroyForcibly();
            before.destroyForcibly();
        }
    }

    @Test
    void aProgramIsStartedInTheFolderThatIsNamed() throws Exception {
        Launch inRoot = new Launch(List.of("/bin/sh", "-c", "pwd"), Path.of("/"), 0, "");
        try (PlainProgram program = PlainProgram.start(inRoot)) {
            Patience.await("its end", () -> program.ended() != null);
            assertThat(program.output().lastWords()).isEqualTo("/");
        }
    }

    private static Process starter(String... arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = folder(PlainProgram.class) + File.pathSeparator + folder(Starter.class);
        List<String> command =
                new ArrayList<>(List.of(java, "-cp", classes, Starter.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static String folder(Class<?> of) throws URISyntaxException {
        String file = "/" + of.getName().replace('.', '/') + ".class";
        return Path.of(of.getResource(file).toURI()).toString().replace(file, "");
    }

    /** Starts a program or is attached to one, says a process's number, and stays. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println(arguments.length == 0 ? started() : attached(arguments[0]));
            int _ = System.in.read();
        }

        private static long started() throws CannotWatchException {
            Launch sleep = Launch.of(List.of("sleep", "600"));
            return PlainProgram.start(sleep).processes().iterator().next();
        }

        /** Once it has a guard, which comes with the first that is known of it. */
        private static long attached(String process) throws CannotWatchException {
            Trace trace = Trace.start();
            WatchedProgram program =
                    WatchedProgram.attach(
                            Long.parseLong(process),
                            trace,
                            SocketAddresses.UNKNOWN,
                            OutputStream.nullOutputStream());
            Patience.await("what it has open", () -> program.facts().process() > 0);
            return program.processes().iterator().next();
        }
    }
}
