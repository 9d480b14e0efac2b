package loopscope;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.foreign.live.ProgramOutput;
import loopscope.lab.Lab;
import loopscope.takeaway.runs.KeptRuns;
import loopscope.takeaway.storyboard.CallStory;
import loopscope.trace.Trace;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page on safety states the bounds that the code has, and tests that there are. */
class SafetyPageTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    private static String page = "";

    @BeforeAll
    static void readThePage() throws IOException {
        page = Files.readString(Path.of("src", "site", "safety.md"));
    }

    @Test
    void boundsAreThoseOfTheCode() {
        assertThat(page)
                .contains(
                        said("| stages | %d |", Lab.MOST_STAGES),
                        said("%,d at once, %,d in all", Lab.MOST_AT_ONCE, Lab.MOST_IN_ALL),
                        said("%d bytes are reckoned for each", Trace.EVENT_BYTES),
                        said("%d MB in all", KeptRuns.USUAL_BYTES / 1_000_000),
                        said("| %d pictures |", CallStory.MOST),
                        said("its last %d lines", ProgramOutput.MOST));
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        List<MatchResult> named = TEST.matcher(page).results().toList();
        assertThat(named).hasSizeGreaterThan(4);
        for (MatchResult test : named) {
            Path source = source(test.group(1) + ".java");
            if (test.group(2) != null) {
                assertThat(source).content().contains(" " + test.group(2) + "(");
            }
        }
    }

    private static Path source(String name) throws IOException {
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static String said(String words, Object... numbers) {
        return String.format(Locale.ROOT, words, numbers);
    }
}
