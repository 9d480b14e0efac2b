package loopscope.foreign.live;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.BufferedReader;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

@EnabledOnOs(OS.LINUX)
class PlainProgramTest {
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
    void aProgramIsStartedInTheFolderThatIsNamed() throws Exception {
        Launch inRoot = new Launch(List.of("/bin/sh", "-c", "pwd"), Path.of("/"), 0, "");
        try (PlainProgram program = PlainProgram.start(inRoot)) {
            Patience.await("its end", () -> program.ended() != null);
            assertThat(program.output().lastWords()).isEqualTo("/");
        }
    }

    private static Process starter() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = folder(PlainProgram.class) + File.pathSeparator + folder(Starter.class);
        return new ProcessBuilder(java, "-cp", classes, Starter.class.getName()).start();
    }

    private static String folder(Class<?> of) throws URISyntaxException {
        String file = "/" + of.getName().replace('.', '/') + ".class";
        return Path.of(of.getResource(file).toURI()).toString().replace(file, "");
    }

    /** Starts a program, says its number, and stays. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            PlainProgram program = PlainProgram.start(Launch.of(List.of("sleep", "600")));
            System.out.println(program.processes().iterator().next());
            int _ = System.in.read();
        }
    }
}
