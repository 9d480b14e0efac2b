package loopscope.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class ProgressTest {
    private static final String CLEARED = "\r\u001b[K";

    private final StringWriter err = new StringWriter();

    @Test
    void eachWordTakesThePlaceOfTheOneBefore() {
        Progress progress = progress(true);
        progress.say("playing");
        progress.say("drawing");
        assertThat(err.toString())
                .matches(
                        "(?s)\\Q"
                                + CLEARED
                                + "\\Eplaying: \\d+\\.\\d s\\Q"
                                + CLEARED
                                + "\\Edrawing.*");
    }

    @Test
    void aLineThatWouldWrapIsCut() {
        progress(true).say("waiting for: " + "B is answered ".repeat(20));
        assertThat(err.toString().substring(CLEARED.length()))
                .hasSizeLessThan(80)
                .contains("waiting for: B is", "…: ");
    }

    @Test
    void whatPrintsLinesOfItsOwnFindsTheLineEmpty() {
        Progress progress = progress(true);
        progress.say("playing");
        progress.yieldTo(() -> err.append("a line"));
        assertThat(err.toString()).endsWith(" s" + CLEARED + "a line");
    }

    @Test
    void withoutATerminalNothingIsShown() {
        Progress progress = progress(false);
        progress.say("playing");
        progress.clear();
        assertThat(err.toString()).isEmpty();
    }

    private Progress progress(boolean shown) {
        return new Progress(new PrintWriter(err), shown);
    }
}
