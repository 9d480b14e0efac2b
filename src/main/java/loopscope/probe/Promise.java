package loopscope.probe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a server promises its clients: what a polite one says, and what it takes for an answer.
 *
 * @param name as on the command line
 * @param server what keeps it, such as {@code an echo server}
 * @param question what a polite client says; ASCII, not empty
 * @param kept whether what a client has heard so far is a whole answer
 */
public record Promise(String name, String server, String question, Predicate<String> kept) {
    private static final String GREETING = "Hello, world\n";

    /** The bytes come back. */
    public static final Promise ECHO =
            new Promise("echo", "an echo server", GREETING, heard -> heard.contains(GREETING));

    /** A request for a page is answered. */
    public static final Promise HTTP =
            new Promise(
                    "http",
                    "an HTTP server",
                    "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n",
                    heard -> heard.startsWith("HTTP/"));

    /** For a line comes some line. */
    public static final Promise LINE =
            new Promise(
                    "line",
                    "a server that answers lines",
                    "PING\r\n",
                    heard -> heard.indexOf('\n') >= 0);

    /** Those with a name. */
    public static final List<Promise> NAMED = List.of(ECHO, HTTP, LINE);

    /** One of the user's own: for this question comes something with this answer in it. */
    public static Promise own(String question, String answer) {
        return new Promise(
                "own", "a server of its own kind", question, heard -> heard.contains(answer));
    }

    /** Whether every byte comes back, so that it is known how many are owed. */
    boolean isEcho() {
        return equals(ECHO);
    }

    /** The beginning of a question, all of it if it has one byte. */
    byte[] half() {
        return question.substring(0, Math.ceilDiv(question.length(), 3))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Questions, one after the other, of so many bytes or a few more. */
    byte[] questions(int bytes) {
        return question.repeat(Math.ceilDiv(bytes, question.length()))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
