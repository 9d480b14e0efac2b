package loopscope.probe;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;

import loopscope.lab.Hardship;
import loopscope.lab.Script;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** The difficult clients that there are, in the order in which they come. */
public final class Scenarios {
    private static final int MIB = 1 << 20;
    private static final int OWED = 5 * MIB;
    private static final int SEED = 14;

    /** Fewer than the clients that come, and more than any server needs to start. */
    private static final int FEW_DESCRIPTORS = 64;

    /** The beginning of a TLS 1.2 ClientHello: a record of 512 bytes that never comes whole. */
    private static final byte[] CLIENT_HELLO =
            HexFormat.of().parseHex("1603010200010001fc0303" + "5a".repeat(32) + "20c02b");

    private Scenarios() {}

    /** All of them, for a server that promises this. */
    public static List<Scenario> of(Promise promise) {
        byte[] question = promise.question().getBytes(StandardCharsets.US_ASCII);
        byte[] much = promise.questions(OWED);
        byte[] some = promise.questions(MIB);
        return List.of(
                Scenario.one(
                                "half-close",
                                "half-closes with 5 MB owed",
                                1500,
                                connect().readLate(ofMillis(300)).say(ZERO, much).halfClose(ZERO))
                        .owing(much.length),
                Scenario.one(
                        "reset-at-accept",
                        "resets as soon as it has come",
                        500,
                        connect().reset(ZERO)),
                Scenario.one(
                        "reset-in-message",
                        "resets in the middle of a message",
                        700,
                        connect().say(ZERO, promise.half()).reset(ofMillis(200))),
                Scenario.one(
                        "close-unread",
                        "closes with unread data",
                        1000,
                        connect()
                                .readLate(Script.UNTIL_LET)
                                .say(ZERO, promise.questions(64 * 1024))
                                .close(ofMillis(400))),
                Scenario.one("silent", "says nothing", 2000, connect()),
                Scenario.one(
                        "byte-by-byte",
                        "sends a byte at a time",
                        2000,
                        connect().trickle(ZERO, promise.question(), ofMillis(80))),
                Scenario.one(
                        "never-reads",
                        "asks and never reads",
                        2000,
                        connect().readLate(Script.UNTIL_LET).say(ZERO, much)),
                Scenario.one(
                        "flood",
                        "sends as fast as it can for 2 s",
                        2200,
                        connect().flood(ZERO, ofMillis(2000)).close()),
                Scenario.one(
                        "urgent",
                        "sends urgent data",
                        1000,
                        connect().say(ZERO, question).sendUrgent(ofMillis(200), '!')),
                Scenario.one(
                        "random-bytes", "sends random bytes", 1000, connect().say(ZERO, random())),
                Scenario.one(
                        "tls-hello",
                        "begins to speak TLS",
                        1000,
                        connect().say(ZERO, CLIENT_HELLO)),
                Scenario.one(
                        "leaves-midway",
                        "goes while it is being answered",
                        1000,
                        connect().say(ZERO, some).reset(ofMillis(50))),
                Scenario.crowd(
                        "200-at-once",
                        "come 200 at once, and ask",
                        2000,
                        connect().say(ZERO, question).close(ofMillis(1500)),
                        200,
                        200),
                Scenario.crowd(
                        "1000-come-and-go",
                        "come and go at once, 1,000 of them",
                        1500,
                        connect().close(),
                        1000,
                        50),
                Scenario.crowd(
                                "descriptors",
                                "take all descriptors of a server that may have 64",
                                2000,
                                connect().close(ofMillis(1700)),
                                FEW_DESCRIPTORS + 16,
                                FEW_DESCRIPTORS + 16)
                        .under(Hardship.ofDescriptors(FEW_DESCRIPTORS)),
                Scenario.one(
                                "accept-emfile",
                                "comes while accept twice finds no descriptor free",
                                1500,
                                connect().say(ZERO, question).close(ofMillis(700)))
                        .under(Hardship.ofAccepts("EMFILE")),
                Scenario.one(
                                "accept-aborted",
                                "comes while accept twice finds that a client has gone",
                                1500,
                                connect().say(ZERO, question).close(ofMillis(700)))
                        .under(Hardship.ofAccepts("ECONNABORTED")));
    }

    private static Script connect() {
        return Script.connect(ZERO);
    }

    /** The same ones each time, so that what they do can be seen again. */
    private static byte[] random() {
        byte[] bytes = new byte[4096];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
