package loopscope.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlossaryTest {
    @Test
    void wordsAreFoundInWhatIsSaid() {
        assertThat(Glossary.in("B has been in the accept queue for 3 s, 4 bytes unread."))
                .containsExactly(Glossary.ACCEPT_QUEUE, Glossary.UNREAD);
        assertThat(Glossary.in("BLOCKING")).containsExactly(Glossary.BLOCKING);
        assertThat(Glossary.in("a non-blocking call")).containsExactly(Glossary.NON_BLOCKING);
        assertThat(Glossary.in("Nobody waits.")).isEmpty();
    }

    @Test
    void wordsAreExplainedAParagraphEach() {
        assertThat(Glossary.explain("fd 7 has unread bytes"))
                .startsWith("Fd: File descriptor")
                .contains("\n\nUnread: Bytes that have arrived");
        assertThat(Glossary.explain("Nobody waits.")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anExplanationIsASentenceOrTwo(Glossary word) {
        assertThat(word.sentence()).endsWith(".").hasSizeBetween(40, 200);
        assertThat(Glossary.in(word.term())).containsExactly(word);
    }
}
