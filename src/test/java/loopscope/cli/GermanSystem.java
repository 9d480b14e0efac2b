package loopscope.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A German locale, made on the spot, in which the system's own texts are German. */
final class GermanSystem {
    private static final String NAME = "de_DE.UTF-8";

    private GermanSystem() {}

    /**
     * Makes it with localedef(1); skips the test aloud where that, or the system's translation, is
     * not installed.
     *
     * @return what to put into a process's environment
     */
    static Map<String, String> madeIn(Path folder) throws IOException, InterruptedException {
        assumeTrue(isOnPath("localedef"), "localedef is not installed");
        Process making =
                new ProcessBuilder("localedef", "-i", "de_DE", "-f", "UTF-8", "./" + NAME)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        // A name with a slash is a folder, not a place in the system's archive. It ends with 1 when
        // it only warns.
        boolean made =
                making.waitFor(1, TimeUnit.MINUTES) && Files.isDirectory(folder.resolve(NAME));
        assumeTrue(made, "localedef can't make " + NAME + " (Debian: install locales)");
        Map<String, String> environment =
                Map.of("LOCPATH", folder.toString(), "LC_ALL", NAME, "LANGUAGE", "");
        assumeTrue(speaksGerman(environment), "the system has no German texts");
        return environment;
    }

    private static boolean isOnPath(String program) {
        return Path.of("/usr/bin", program).toFile().canExecute();
    }

    private static boolean speaksGerman(Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder listing = new ProcessBuilder("ls", "/no/such/folder");
        listing.environment().putAll(environment);
        Process process = listing.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.contains("Datei oder Verzeichnis nicht gefunden");
    }
}
