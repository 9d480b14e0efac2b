package loopscope.lab;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The clients that bring out a bug of the museum.
 *
 * @param clients what they do, as a sentence for the user
 * @param scripts a script for each; all start at the same instant
 * @param sendBuffer the server's send buffer that it takes, in bytes; 0 where the usual one does,
 *     see {@link Setup#sending}
 */
public record Provocation(String clients, List<Script> scripts, int sendBuffer) {
    /** So long a second client waits until the first was served. */
    private static final Duration LATER = ofMillis(300);

    /** More than the kernel's buffers and a server's queue take, in bytes. */
    private static final long MUCH = 8L << 20;

    /**
     * So much that part of the echo stays in the server's queue, and so little that the client can
     * write all of it at once, in bytes.
     */
    private static final long QUEUED = 4L << 20;

    /**
     * So much that part of the echo stays in the server's queue, and so little that the queue never
     * reaches its bound, in bytes. Linux gives a connection on the loopback interface a send buffer
     * that takes about 2.36 MB.
     */
    private static final long BELOW_BOUND = 2_450_000;

    /** A send buffer so small that sends take only a part of what they are offered, in bytes. */
    private static final int LITTLE = 16 * 1024;

    private static final Map<String, Provocation> ALL =
            Map.ofEntries(
                    entry(
                            "blocking-socket",
                            "One says Hello and is quiet; another says Hello and waits.",
                            hello(ZERO),
                            hello(LATER)),
                    entry(
                            "empty-read-ignored",
                            "One says Hello, world, and leaves.",
                            Script.oneShot()),
                    entry("always-writable", "One says Hello, and then nothing.", hello(ZERO)),
                    entry(
                            "flags-anded",
                            "One says Hello, and says it again a little later.",
                            hello(ZERO).say(LATER, "Hello")),
                    entry(
                            "closed-too-early",
                            "One says Hello, world, and leaves.",
                            Script.oneShot()),
                    entry(
                            "sends-all-at-once",
                            "One says 8 MiB and reads none of the echo for 10 s; another says Hello"
                                    + " and waits.",
                            slow(ofSeconds(10), MUCH).awaitEcho().close(),
                            hello(LATER)),
                    Map.entry(
                            "rest-at-the-back",
                            new Provocation(
                                    "One says 8 MiB and reads none of the echo for a second.",
                                    List.of(slow(ofSeconds(1), MUCH).awaitEcho().close()),
                                    LITTLE)),
                    entry(
                            "edge-not-drained",
                            "One says 8 MiB at once and waits for its echo.",
                            quiet().say(ZERO, MUCH).awaitEcho()),
                    entry(
                            "removed-twice",
                            "One says 2.45 MB, reads none of the echo, and resets after a second.",
                            slow(ofSeconds(5), BELOW_BOUND).reset(ofSeconds(1))),
                    entry(
                            "never-closed",
                            "Eight come one after the other, say Hello, and leave.",
                            inTurn(8, start -> hello(start).awaitEcho().close())),
                    entry(
                            "no-bound",
                            "One says 8 MiB and reads none of the echo for 10 s.",
                            slow(ofSeconds(10), MUCH).awaitEcho().close()),
                    entry(
                            "number-reused",
                            "One says 4 MiB, reads none of the echo, and resets after a second;"
                                    + " then three others say Hello.",
                            Stream.concat(
                                    Stream.of(slow(ofSeconds(5), QUEUED).reset(ofSeconds(1))),
                                    inTurn(3, start -> hello(start.plusMillis(1500))))),
                    entry(
                            "closed-at-empty-read",
                            "One says 1 MiB and half-closes at once.",
                            quiet().say(ZERO, 1L << 20).halfClose(ZERO)),
                    entry(
                            "reset-not-caught",
                            "One says Hello and resets; another says Hello and waits.",
                            hello(ZERO).reset(ofMillis(500)),
                            hello(LATER)),
                    entry(
                            "looked-up-again",
                            "One says 2.45 MB, reads none of the echo, and resets after a second.",
                            slow(ofSeconds(5), BELOW_BOUND).reset(ofSeconds(1))),
                    entry("interest-kept", "One says Hello, and then nothing.", hello(ZERO)),
                    entry(
                            "sigpipe",
                            "One says 2.45 MB, reads none of the echo, half-closes, and leaves"
                                    + " after a second.",
                            slow(ofSeconds(5), BELOW_BOUND)
                                    .halfClose(ofMillis(500))
                                    .close(ofSeconds(1))));

    public Provocation {
        scripts = List.copyOf(scripts);
    }

    /** The clients that bring out the bug of the exhibit whose model has this id. */
    static Provocation of(String exhibit) {
        return Optional.ofNullable(ALL.get(exhibit)).orElseThrow();
    }

    /** The send buffer that a model takes to show its bug, in bytes; 0 where the usual one does. */
    static int sendBufferFor(String model) {
        return Optional.ofNullable(ALL.get(model)).map(Provocation::sendBuffer).orElse(0);
    }

    private static Map.Entry<String, Provocation> entry(
            String exhibit, String clients, Script... scripts) {
        return entry(exhibit, clients, Stream.of(scripts));
    }

    private static Map.Entry<String, Provocation> entry(
            String exhibit, String clients, Stream<Script> scripts) {
        return Map.entry(exhibit, new Provocation(clients, scripts.toList(), 0));
    }

    private static Script quiet() {
        return Script.connect(ZERO);
    }

    private static Script hello(Duration start) {
        return Script.connect(start).say(start, "Hello");
    }

    private static Script slow(Duration readsFrom, long bytes) {
        return Script.connect(ZERO).readLate(readsFrom).say(ZERO, bytes);
    }

    private static Stream<Script> inTurn(int clients, Function<Duration, Script> script) {
        return IntStream.range(0, clients).mapToObj(i -> script.apply(LATER.multipliedBy(i)));
    }
}
