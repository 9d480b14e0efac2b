package loopscope.ui.inspector.code;

import loopscope.picture.inspector.JavaTokens;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a source file.
 *
 * @param number from 1
 * @param tokens its text in tokens
 * @param current whether the shown thread is at it
 * @param others how many other threads are at it
 */
record CodeLine(int number, List<JavaTokens.Token> tokens, boolean current, int others) {
    /** Its text. */
    String text() {
        return tokens.stream().map(JavaTokens.Token::text).collect(Collectors.joining());
    }
}
