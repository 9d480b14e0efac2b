package loopscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./app} in a checkout that is built already, with a JDK whose {@code java} says no more
 * than how it was called.
 */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
    private static final String JAVA =
            """
            #!/bin/sh
            echo "locale ${LC_ALL:-} ${LC_CTYPE:-}"
            echo "settings ${GSETTINGS_BACKEND:-usual}"
            for argument; do echo "argument $argument"; done
            """;

    @TempDir private Path folder;
    private Path jdk;

    @BeforeEach
    void makeAJdk() throws IOException {
        jdk = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        for (String tool : List.of("java", "javac")) {
            Files.createDirectories(jdk.resolve("bin"));
            executable(jdk.resolve("bin").resolve(tool), JAVA);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with blanks", "it's", "a*b", "50%;#", "back\\slash"})
    void aCheckoutRunsWhateverItsFolderIsCalled(String name) throws Exception {
        Path checkout = checkout(name);
        Said said = run(checkout, Map.of());
        assertThat(said.code).isZero();
        Path target = checkout.resolve("target");
        assertThat(said.lines)
                .contains("argument " + target.resolve("loopscope.jar") + ":" + target + "/lib");
        assertThat(said.lines).endsWith("argument one", "argument two words");
    }

    @Test
    void aFolderThatJavaCannotNameEndsItWithOneSentence() throws Exception {
        Path checkout = checkout("a:b");
        Said said = run(checkout, Map.of());
        assertThat(said.code).isEqualTo(3);
        assertThat(said.lines)
                .containsExactly(
                        "Loopscope can't run in "
                                + checkout
                                + ": Java takes the colon in that name for the end of a path. Move"
                                + " or rename the folder, then run it again.");
    }

    @Test
    void aLocaleWithoutLettersGetsThoseOfUnicode() throws Exception {
        assumeTrue(charmap().equals("UTF-8"), "this system has no locale C.UTF-8");
        Path checkout = checkout("plain");
        assertThat(run(checkout, Map.of("LC_ALL", "C")).lines).contains("locale C.UTF-8 C.UTF-8");
        assertThat(run(checkout, Map.of("LANG", "C")).lines).contains("locale  C.UTF-8");
        assertThat(run(checkout, Map.of("LC_ALL", "C.UTF-8")).lines).contains("locale C.UTF-8 ");
    }

    @Test
    void theHomeFolderIsTheOneThatTheUserNames() throws Exception {
        Said said = run(checkout("plain"), Map.of("HOME", folder.toString()));
        assertThat(said.lines).contains("argument -Duser.home=" + folder, "settings usual");
    }

    @Test
    void withoutANameForItTheSystemKnowsTheHomeFolder() throws Exception {
        assumeTrue(!System.getProperty("user.name").equals("?"), "the system knows no such user");
        Said said = run(checkout("plain"), Map.of());
        assertThat(said.code).isZero();
        assertThat(said.lines).noneMatch(line -> line.contains("-Duser.home="));
    }

    @Test
    void withAHomeThatCannotBeWrittenTheToolkitKeepsItsSettingsInMemory() throws Exception {
        Said said = run(checkout("plain"), Map.of("HOME", "/nonexistent"));
        assertThat(said.lines).contains("argument -Duser.home=/nonexistent", "settings memory");
    }

    private Path checkout(String name) throws IOException {
        Path checkout = Files.createDirectories(folder.resolve(name));
        Files.copy(Path.of("app"), checkout.resolve("app"));
        Files.createDirectories(checkout.resolve("src/main"));
        Files.createDirectories(checkout.resolve("src/site"));
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createDirectories(checkout.resolve("target"));
        Files.createFile(checkout.resolve("target/loopscope.jar"));
        return checkout;
    }

    private Said run(Path checkout, Map<String, String> environment) throws Exception {
        Path app = checkout.resolve("app");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", app + "", "one", "two words");
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        return said(builder);
    }

    private static String charmap() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("locale", "charmap");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return String.join(" ", said(builder).lines);
    }

    private static Said said(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        return new Said(process.exitValue(), text.lines().toList());
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Said(int code, List<String> lines) {}
}
