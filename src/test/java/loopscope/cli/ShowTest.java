package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A lesson is played into a file of its run, and files are made of that later. */
class ShowTest {
    @TempDir private static Path folder;

    private static Path run;

    @BeforeAll
    static void play() {
        run = folder.resolve("played.json.gz");
        Run played = Run.of("play", "one-at-a-time", "-o", run.toString(), "-o", file("then.svg"));
        assertThat(played.code()).as(played.err()).isZero();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String picture(String name) throws IOException {
        return Files.readString(folder.resolve(name)).replaceAll("p[0-9a-f]{8}-", "");
    }

    @Test
    void theRunShowsThePictureThatThePlayShowed() throws IOException {
        Run shown = Run.of("show", run.toString(), "-o", file("now.svg"));
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).isEqualTo(file("now.svg") + System.lineSeparator());
        assertThat(shown.err()).isEmpty();
        assertThat(picture("now.svg")).isEqualTo(picture("then.svg"));
    }

    @Test
    void aCutRunIsSavedWholeWithAMarkAndAWord() throws IOException {
        byte[] whole = Files.readAllBytes(run);
        Path cut =
                Files.write(folder.resolve("cut.json.gz"), Arrays.copyOf(whole, whole.length / 2));
        Run first = Run.of("show", cut.toString(), "-o", file("mended.json"));
        assertThat(first.code()).isZero();
        assertThat(first.err())
                .containsPattern("cut.json.gz: the file is cut off here: .* lost\\.");
        Run second = Run.of("show", file("mended.json"), "-o", file("mended.svg"));
        assertThat(second.code()).isZero();
        assertThat(picture("mended.svg")).contains("the file is cut off here");
    }

    @Test
    void whatTheWindowWillNotOpenIsToldInTheTerminalToo() throws IOException {
        Path text = Files.writeString(folder.resolve("junk.json.gz"), "junk");
        Path lesson = Files.writeString(folder.resolve("junk.yaml"), "title: x");
        assertThat(OpenableFile.trouble(run)).isEmpty();
        assertThat(OpenableFile.trouble(text))
                .contains("junk.json.gz is no run that Loopscope saved: choose another file.");
        assertThat(OpenableFile.trouble(lesson))
                .contains("junk.yaml, line 1: \"lesson\" is missing.");
        for (String missing : List.of("none.json.gz", "none.yaml")) {
            assertThat(OpenableFile.trouble(folder.resolve(missing)))
                    .contains("There is no file " + file(missing) + ": give another.");
        }
    }

    @Test
    void whatCannotBeShownIsToldInOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "notes");
        assertThat(Run.of("show", text.toString(), "-o", file("x.svg")).err())
                .isEqualToIgnoringNewLines(
                        "notes.txt is no run that Loopscope saved: choose another file.");
        assertThat(Run.of("show", file("none"), "-o", file("x.svg")).code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(Run.of("show").code()).isEqualTo(ExitCode.WRONG_USAGE);
    }
}
