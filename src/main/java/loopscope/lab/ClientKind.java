package loopscope.lab;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

/** The kinds of clients, each with the script that it plays. */
public enum ClientKind {
    /** Sends {@code Hello, world}, waits for the echo, closes. */
    ONE_SHOT("one-shot", "says Hello, world, waits for the echo, leaves", Script.oneShot()),

    /** Stays connected and sends what the user types. */
    INTERACTIVE("interactive", "stays until told to go", Script.connect(ZERO)),

    /** Fills the kernel's buffers, then the server's queue. */
    SLOW_READER(
            "slow reader",
            "says 8 MiB and reads none of the echo for 3 s",
            Script.slowReader(8L << 20, ofSeconds(3))),

    /** Its message arrives in many pieces. */
    SLOW_WRITER(
            "slow writer",
            "says Hello, world a byte at a time",
            Script.slowWriter("Hello, world", ofMillis(250))),

    /** Ends its connection by a reset. */
    RESETTER(
            "resets",
            "says Hello, and after half a second resets the connection",
            Script.connect(ZERO).say(ZERO, "Hello").reset(ofMillis(500))),

    /** Half-closes, and still reads. */
    HALF_CLOSER(
            "half-closes",
            "says Hello and that this is all, and still listens",
            Script.connect(ZERO).say(ZERO, "Hello").halfClose(ZERO)),

    /** Closes in the middle of a message, without waiting for an answer. */
    BREAKER(
            "closes in mid-message",
            "says Hel and is gone",
            Script.connect(ZERO).say(ZERO, "Hel").close()),

    /** Sends as fast as the kernel takes it. */
    FLOODER(
            "floods",
            "says as much as it is let for 2 s",
            Script.connect(ZERO).flood(ZERO, ofSeconds(2)).close()),

    /**
     * Sends urgent data, the one thing on a socket that makes select report an exceptional
     * condition.
     */
    URGENT(
            "urgent",
            "says Hello with a byte of urgent data behind",
            Script.connect(ZERO)
                    .say(ZERO, "Hello")
                    .awaitEcho()
                    .sendUrgent(ofMillis(300), '!')
                    .close(ofMillis(600)));

    private final String title;
    private final String behaviour;

    @SuppressWarnings("ImmutableEnumChecker") // a script never changes
    private final Script script;

    ClientKind(String title, String behaviour, Script script) {
        this.title = title;
        this.behaviour = behaviour;
        this.script = script;
    }

    /** Its name in a menu. */
    public String title() {
        return title;
    }

    /** What it does, to follow upon "it". */
    public String behaviour() {
        return behaviour;
    }

    /** What it does, and when. */
    public Script script() {
        return script;
    }
}
