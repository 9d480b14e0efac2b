package loopscope.ui.inspector.code;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a source.
 *
 * @param number from 1
 * @param tokens what stands in it
 * @param current whether the thread that is spoken of is there
 * @param others how many other threads are there
 */
record CodeLine(int number, List<JavaTokens.Token> tokens, boolean current, int others) {
    /** What stands in it. */
    String text() {
        return tokens.stream().map(JavaTokens.Token::text).collect(Collectors.joining());
    }
}
