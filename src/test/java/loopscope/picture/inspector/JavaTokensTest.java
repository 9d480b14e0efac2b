package loopscope.picture.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.inspector.JavaTokens.Kind;
import loopscope.picture.inspector.JavaTokens.Token;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class JavaTokensTest {
    private static final Path SERVERS = Path.of("src/main/java/loopscope/server");

    @Test
    void joinedAgainTheTokensAreTheSource() throws IOException {
        try (Stream<Path> files = Files.list(SERVERS)) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                String joined =
                        JavaTokens.lines(source).stream()
                                .map(JavaTokensTest::text)
                                .collect(Collectors.joining("\n", "", "\n"));
                assertThat(joined).as(file.toString()).isEqualTo(source);
            }
        }
    }

    @Test
    void wordsAreTold() {
        assertThat(JavaTokens.lines("@Override int x = 0x1f; // \"no\" string\n").getFirst())
                .containsExactly(
                        new Token(Kind.ANNOTATION, "@Override"),
                        new Token(Kind.PLAIN, " "),
                        new Token(Kind.KEYWORD, "int"),
                        new Token(Kind.PLAIN, " "),
                        new Token(Kind.PLAIN, "x"),
                        new Token(Kind.PLAIN, " = "),
                        new Token(Kind.LITERAL, "0x1f"),
                        new Token(Kind.PLAIN, "; "),
                        new Token(Kind.COMMENT, "// \"no\" string"));
    }

    @Test
    void whatBeginsAndEndsInAStringIsNoComment() {
        assertThat(JavaTokens.lines("f(\"/* \\\" */\", 'x', '\\'')").getFirst())
                .extracting(Token::text)
                .contains("\"/* \\\" */\"", "'x'", "'\\''");
    }

    @Test
    void aCommentGoesOnOverLines() {
        List<List<Token>> lines = JavaTokens.lines("/** One\n * int two */ int\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .containsExactly(
                        new Token(Kind.COMMENT, " * int two */"),
                        new Token(Kind.PLAIN, " "),
                        new Token(Kind.KEYWORD, "int"));
    }

    private static String text(List<Token> line) {
        return line.stream().map(Token::text).collect(Collectors.joining());
    }
}
