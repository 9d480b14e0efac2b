package loopscope.lab;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

/** The kinds of clients there are, and what each does when nobody tells it more. */
public enum ClientKind {
    /** Says Hello, world, waits for the echo, leaves. */
    ONE_SHOT("one-shot", "says Hello, world, waits for the echo, leaves", Script.oneShot()),

    /** Stays, and says what it is told to. */
    INTERACTIVE("interactive", "stays until told to go", Script.connect(ZERO)),

    /** Fills the kernel's buffers, then the server's queue. */
    SLOW_READER(
            "slow reader",
            "says 8 MiB and reads none of the echo for 3 s",
            Script.connect(ZERO).readLate(ofSeconds(3)).say(ZERO, 8L << 20).awaitEcho().close()),

    /** Its message comes in many pieces. */
    SLOW_WRITER(
            "slow writer",
            "says Hello, world a byte at a time",
            Script.connect(ZERO).trickle(ZERO, "Hello, world", ofMillis(250)).awaitEcho().close()),

    /** Leaves without a goodbye. */
    RESETTER(
            "resets",
            "says Hello, and after half a second resets the connection",
            Script.connect(ZERO).say(ZERO, "Hello").reset(ofMillis(500))),

    /** Says no more, and still listens. */
    HALF_CLOSER(
            "half-closes",
            "says Hello and that this is all, and still listens",
            Script.connect(ZERO).say(ZERO, "Hello").halfClose(ZERO)),

    /** Leaves before it has said all, and does not wait for an answer. */
    BREAKER(
            "closes in mid-message",
            "says Hel and is gone",
            Script.connect(ZERO).say(ZERO, "Hel").close()),

    /** More than anyone asked for. */
    FLOODER(
            "floods",
            "says as much as it is let for 2 s",
            Script.connect(ZERO).flood(ZERO, ofSeconds(2)).close()),

    /** The one thing that fills select's third set. */
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
