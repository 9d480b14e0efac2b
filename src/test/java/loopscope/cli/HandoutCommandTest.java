package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class HandoutCommandTest {
    private static final String LESSON =
            """
            lesson: 1
            title: Two come
            goal: Each gets its echo.
            stages:
              - model: select
            steps:
              - title: One comes
                do:
                  - A connects
                  - A says "Hi"
                expect:
                  - A is answered
              - title: Another comes
                ask:
                  question: Is B answered?
                  choices:
                    At once: B is answered
                    It waits: B waits for A
                do:
                  - B connects
                  - B says "Zebra"
                expect:
                  - B is answered
            """;

    @TempDir Path folder;

    @Test
    void leavesAHandoutWhosePicturesEndBeforeTheAnswer() throws Exception {
        Path made = folder.resolve("a").resolve("b");
        Run run = Run.of("handout", lesson(), made.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        try (Stream<Path> files = Files.list(made)) {
            assertThat(files.map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(run.out().lines().toList());
        }
        String before = Files.readString(made.resolve("step-1.svg"));
        assertThat(before).contains(">A<", "Hi").doesNotContain(">B<", "Zebra");
        assertThat(Files.readString(made.resolve("sheet.html"))).contains(before);
        String then = Files.readString(made.resolve("step-2.svg"));
        assertThat(then).contains(">B<", "Zebra");
        assertThat(Files.readString(made.resolve("key.html"))).contains(then);
    }

    @Test
    void whatIsThereIsKeptAndNothingIsPlayed() throws Exception {
        Path mine = Files.writeString(folder.resolve("sheet.md"), "mine");
        assertRefused(folder, folder + " is not empty: choose a new folder");
        assertRefused(mine, mine + " is a file: choose another name");
        assertRefused(mine.resolve("below"), mine + " is not a folder: choose another place");
        assertThat(mine).hasContent("mine");
    }

    private static void assertRefused(Path place, String sentence) {
        Run run = Run.of("handout", "1", place.toString());
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().startsWith(sentence);
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void withoutALessonOrAFolderItSaysWhatIsMissing() {
        assertThat(Run.of("handout").sentence())
                .startsWith("handout needs a lesson: choose one of");
        Run run = Run.of("handout", "1");
        assertThat(run.sentence()).startsWith("handout needs a folder: name a new one");
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private String lesson() throws Exception {
        return Files.writeString(folder.resolve("lesson.yaml"), LESSON).toString();
    }
}
