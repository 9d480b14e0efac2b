package loopscope.foreign.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Servers written in Python that are watched in tests. */
public final class Python {
    private static final Path SYSTEMS = Path.of("/usr/bin/python3");

    private Python() {}

    /** Skips a test where nothing can be watched, and says why. */
    public static void assumeTracer() {
        assumeTrue(
                Tracer.isOnPath("strace") && Tracer.isOnPath("python3"),
                "strace or python3 is missing: what runs under the tracer is not tested.");
    }

    /** What runs scripts: a shim that stands in front of it may start dozens of shells. */
    public static String program() {
        return Files.isExecutable(SYSTEMS) ? SYSTEMS.toString() : "python3";
    }

    /** Whether a program is in one of the folders for programs. */
    public static boolean isInstalled(String program) {
        return Tracer.isOnPath(program);
    }

    /** The command that starts a script of the tests. */
    public static List<String> command(String script, Object... arguments) {
        List<String> words = new ArrayList<>();
        words.add(program());
        words.add(path(script));
        for (Object argument : arguments) {
            words.add(String.valueOf(argument));
        }
        return words;
    }

    private static String path(String script) {
        URL url = Python.class.getResource("/loopscope/foreign/" + script);
        try {
            return Path.of(Objects.requireNonNull(url, script).toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
