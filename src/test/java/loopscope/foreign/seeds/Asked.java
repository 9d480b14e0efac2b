package loopscope.foreign.seeds;

import loopscope.lab.Script;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the three clients of a seed ask. A speaks; B and C come and speak while A is there; A speaks
 * again and leaves, then B, then C.
 */
enum Asked {
    /** Each word comes back. */
    ECHO("Hi", "Ping", "Yo", "Bye"),
    /** Each word goes to the others. */
    CHAT("Hi\n", "Ping\n", "Yo\n", "Bye\n"),
    /** Each letter behind the first mark comes back as the next one in the alphabet. */
    CARET("^Hi", "^Ping", "^Yo", "Bye"),
    /** A Fibonacci number comes back. */
    NUMBER("5\n", "10\n", "10\n", "10\n"),
    /** {@code +PONG} comes back. */
    REDIS("PING\r\n", "PING\r\n", "PING\r\n", "PING\r\n"),
    /** The server closes after one answer. */
    HTTP("GET / HTTP/1.0\r\n\r\n", "", "", "");

    private final String first;
    private final String ofB;
    private final String ofC;
    private final String last;

    Asked(String first, String ofB, String ofC, String last) {
        this.first = first;
        this.ofB = ofB;
        this.ofC = ofC;
        this.last = last;
    }

    List<Script> scripts() {
        return switch (this) {
            case HTTP -> Stream.concat(requests(0).stream(), requests(1200).stream()).toList();
            case CHAT -> List.of(leaves(a(), 1600), leaves(b(), 1800), leaves(c(), 2000));
            default ->
                    List.of(
                            leaves(a().awaitEcho(), 1500),
                            leaves(b().awaitEcho(), 1700),
                            leaves(c().awaitEcho(), 1900));
        };
    }

    private Script a() {
        Script says = Script.connect(Duration.ZERO).say(millis(50), first);
        return (this == CHAT ? says : says.awaitEcho()).say(millis(1400), last);
    }

    private Script b() {
        return Script.connect(millis(400)).say(millis(450), ofB);
    }

    private Script c() {
        return Script.connect(millis(800)).say(millis(850), ofC);
    }

    /** A connects and is slow to ask; B and C come meanwhile. */
    private List<Script> requests(long from) {
        return List.of(
                request(from, from + 700),
                request(from + 200, from + 250),
                request(from + 400, from + 450));
    }

    private Script request(long connects, long asks) {
        return Script.connect(millis(connects)).say(millis(asks), first).awaitEcho().close();
    }

    private static Script leaves(Script script, long millis) {
        return script.close(millis(millis));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
