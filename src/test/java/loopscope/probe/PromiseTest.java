package loopscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is a question, and what answers it. */
class PromiseTest {
    private final Promise sum = Promise.own("ADD 2 3\n", "5");

    @Test
    void anAnswerHasWhatIsExpectedInIt() {
        assertThat(sum.kept()).accepts("5\n", "welcome\n= 5").rejects("", "6\n");
        assertThat(Promise.ECHO.kept()).accepts("Hello, world\n").rejects("Hello, w");
    }

    @Test
    void aQuestionHasABeginningThatIsNoQuestionYet() {
        assertThat(sum.half()).asString().isEqualTo("ADD");
        assertThat(Promise.own("x", "y").half()).asString().isEqualTo("x");
    }

    @Test
    void questionsAreWholeHoweverManyBytesAreAskedFor() {
        assertThat(sum.questions(9)).asString().isEqualTo("ADD 2 3\nADD 2 3\n");
    }
}
