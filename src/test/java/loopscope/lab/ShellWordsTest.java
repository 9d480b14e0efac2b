package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class ShellWordsTest {
    @Test
    void quotesAndBackslashesKeepWordsTogetherAsAShellHasIt() {
        assertThat(
                        ShellWords.split(
                                "  python3 'my server.py'  \"a \\\"b\\\" \\n\" c\\ d '' x'y'z "))
                .containsExactly("python3", "my server.py", "a \"b\" \\n", "c d", "", "xyz");
        assertThat(ShellWords.split(" \t")).isEmpty();
    }

    @Test
    void whatOnlyAShellUnderstandsIsRefusedUnlessItIsQuoted() {
        assertThatThrownBy(() -> ShellWords.split("server | cat")).hasMessageContaining("“|”");
        assertThatThrownBy(() -> ShellWords.split("a 'b")).hasMessageContaining("not closed");
        assertThat(ShellWords.split("grep '|'")).containsExactly("grep", "|");
    }

    @Test
    void joinedWordsAreSplitIntoTheSameWords() {
        List<String> words = List.of("a b", "it's", "\\", "", "$HOME", "plain-1.py");
        assertThat(ShellWords.split(ShellWords.join(words))).isEqualTo(words);
    }
}
