package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Storyboards of a run that was kept. */
class StoryboardCommandTest {
    private static final String RUN = "src/site/runs/one-at-a-time.json.gz";

    @TempDir private Path folder;

    @Test
    void aRunLeavesAPictureAStepWithSetsAndCode() throws IOException {
        Run run = storyboard("--format", "svg");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceFirst(".*[/\\\\]", "")))
                .containsExactly(
                        "01 A comes and says Hi.svg",
                        "02 B and C come.svg",
                        "03 A says Bye.svg",
                        "contact sheet.svg");
        assertThat(Files.readString(made().resolve("02 B and C come.svg")))
                .contains("2 of 3", "B connects and says Ping", "SelectServer.java, line ");
    }

    @Test
    void aFolderIsReplacedOnlyByForce() throws IOException {
        assertThat(storyboard("--format", "svg", "--calls", "1.2s..2", "--plain").code()).isZero();
        Run again = storyboard("--format", "svg", "--calls", "1.2s..2", "--plain");
        assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains(made() + " is not empty: choose a new folder");
        Run forced = storyboard("--format", "svg", "--calls", "1.2s..2", "--plain", "--force");
        assertThat(forced.code()).isZero();
        assertThat(forced.out().lines()).hasSize(3);
    }

    @Test
    void whatIsWrongIsToldInOneSentenceAndLeavesNothing() {
        assertThat(storyboard("--calls", "many").err())
                .startsWith("\"many\" names no calls: write from when on and how many, such as");
        assertThat(storyboard("--calls", "1s..0").err())
                .startsWith("There can't be 0 pictures: choose from 1 to 500.");
        assertThat(storyboard("--format", "pgn").err()).contains("There is no format \"pgn\"");
        assertThat(storyboard("--format", "svg", "--calls", "9s..2").err())
                .startsWith("9s is after the run, which took");
        assertThat(Run.of("storyboard").err()).startsWith("storyboard needs a lesson or a run");
        assertThat(Run.of("storyboard", RUN).err()).startsWith("storyboard needs a folder");
        assertThat(folder).isEmptyDirectory();
    }

    private Path made() {
        return folder.resolve("story");
    }

    private Run storyboard(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "storyboard";
        all[1] = RUN;
        all[2] = made().toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return Run.of(all);
    }
}
