package loopscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The image that {@code mvn -Pinstaller verify} makes, on a machine that has no Java. */
@EnabledOnOs(OS.LINUX)
class InstalledImageTest {
    /** What the launcher calls. */
    private static final List<String> TOOLS =
            List.of("dirname", "grep", "id", "locale", "readlink", "sed");

    private static Path image = Path.of("");

    @TempDir private Path folder;
    private Path home = Path.of("");
    private Path tools = Path.of("");

    @BeforeAll
    static void findTheImage() {
        String made = System.getProperty("loopscope.image", "");
        assumeTrue(!made.isEmpty(), "NOT CHECKED: the image, which mvn -Pinstaller verify makes");
        image = Path.of(made);
    }

    @BeforeEach
    void hideJava() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path script = tools.resolve(tool);
            Files.writeString(script, "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void playsALessonAndLeavesEveryKindOfFileWithoutAnyJava() throws Exception {
        List<String> command = new ArrayList<>(List.of("play", "1", "--inspector"));
        List<String> files =
                List.of("a.png", "a.svg", "a.pdf", "a.gif", "a.html", "a.txt", "a.json.gz");
        files.forEach(file -> Collections.addAll(command, "-o", file));
        Said said = run("", command);
        assertThat(said.code).as(said.text).isZero();
        assertThat(files).allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        assertThat(home).as("nothing is unpacked into the home").isEmptyDirectory();
    }

    @Test
    void leavesItsDocumentsWithoutAnyJava() throws Exception {
        Said said = run("", List.of("docs", "-o", "pages"));
        assertThat(said.code).as(said.text).isZero();
        assertThat(folder.resolve("pages/keys.html")).isNotEmptyFile();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void encryptsWithoutAnyJava() throws Exception {
        Said said = run("", List.of("check", "tls"));
        assertThat(said.code).as(said.text).isZero();
    }

    @Test
    void takesWhatAStartLoadsFromItsCache() throws Exception {
        assertThat(run("-XX:AOTMode=on", List.of("--version")).code).isZero();
    }

    @Test
    void aChangedJarRunsItsNewCodeWithTheCacheThere() throws Exception {
        assertThat(run("", List.of("--version")).text).contains("Loopscope ");
        Path jar = image.resolve("lib/app/loopscope.jar");
        Path kept = Files.move(jar, image.resolve("loopscope.jar.kept"));
        try {
            change(kept, jar, "loopscope/cli/Version.class", "Loopscope ", "Newscopes ");
            assertThat(image.resolve("lib/classes.aot")).isNotEmptyFile();
            assertThat(run("", List.of("--version")).text).contains("Newscopes ");
        } finally {
            Files.delete(jar);
            Files.move(kept, jar);
        }
    }

    /** Copies a jar, with one text of one class replaced by another of the same length. */
    private static void change(Path from, Path to, String name, String text, String with)
            throws IOException {
        try (ZipFile old = new ZipFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream changed = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(old.entries())) {
                byte[] bytes = old.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(name)) {
                    String content = new String(bytes, ISO_8859_1);
                    assertThat(content).contains(text);
                    bytes = content.replace(text, with).getBytes(ISO_8859_1);
                }
                changed.putNextEntry(new ZipEntry(entry.getName()));
                changed.write(bytes);
            }
        }
    }

    private Said run(String options, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(image.resolve("bin/loopscope").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JDK_JAVA_OPTIONS", options);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }

    private record Said(int code, String text) {}
}
