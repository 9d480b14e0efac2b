package loopscope.lab;

import loopscope.client.Client;
import loopscope.client.Step;
import loopscope.kit.Encryption;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a client does, and when: a list of steps, each with a time since the script's start. A
 * client does a step when its time has come and the step before it is done, so that only a server
 * can delay it.
 */
public final class Script {
    /** For {@link #readLate}: until it is let, see {@link LabClient#letRead}. */
    public static final Duration UNTIL_LET = Step.Connect.UNTIL_LET;

    /** For a rate: as fast as the kernel takes it. */
    public static final long NO_LIMIT = Step.SayMuch.NO_LIMIT;

    private record Timed(long nanos, Step step) {}

    private final List<Timed> steps;

    private Script(List<Timed> steps) {
        this.steps = steps;
    }

    /** Connects at a time. */
    public static Script connect(Duration at) {
        return new Script(List.of()).then(at, new Step.Connect());
    }

    /**
     * Connects at a time.
     *
     * @param tls whether it speaks TLS, whatever its server speaks; {@link #connect} does as the
     *     server
     */
    public static Script connect(Duration at, boolean tls) {
        Encryption encryption = tls ? Encryption.TLS : Encryption.NONE;
        return new Script(List.of()).then(at, new Step.Connect(encryption));
    }

    /** Nothing yet; for a client that is connected already, see {@link LabClient#goOn}. */
    public static Script goOn() {
        return new Script(List.of());
    }

    /** Connects at once, sends {@code Hello, world}, waits for the whole echo, closes. */
    public static Script oneShot() {
        return connect(Duration.ZERO).say(Duration.ZERO, "Hello, world").awaitEcho().close();
    }

    /**
     * Connects at once, sends so many bytes and reads none of the echo for a time; then it reads
     * all of it and closes. It fills the kernel's buffers, then the server's queue.
     *
     * @param deaf how long it reads nothing, or {@link #UNTIL_LET}
     */
    public static Script slowReader(long bytes, Duration deaf) {
        return connect(Duration.ZERO).readLate(deaf).say(Duration.ZERO, bytes).awaitEcho().close();
    }

    /** Connects at once, sends a text a byte at a time, waits for the whole echo, closes. */
    public static Script slowWriter(String text, Duration apart) {
        return connect(Duration.ZERO).trickle(Duration.ZERO, text, apart).awaitEcho().close();
    }

    /**
     * Connects at once, sends so many bytes and closes, whether or not they have come back.
     *
     * @param perSecond how many bytes a second at most, or {@link #NO_LIMIT}
     */
    public static Script flood(long bytes, long perSecond) {
        return connect(Duration.ZERO)
                .then(Duration.ZERO, new Step.SayMuch(bytes, perSecond))
                .close();
    }

    /** Sends a text, as UTF-8. */
    public Script say(Duration at, String text) {
        return say(at, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes. */
    public Script say(Duration at, byte[] bytes) {
        return then(at, new Step.Say(bytes.clone()));
    }

    /** Sends that many bytes, a to z over and over. */
    public Script say(Duration at, long bytes) {
        return then(at, new Step.SayMuch(bytes, NO_LIMIT));
    }

    /** Sends a text, as UTF-8, a byte at a time. */
    public Script trickle(Duration at, String text, Duration apart) {
        return then(at, new Step.Trickle(text.getBytes(StandardCharsets.UTF_8), apart));
    }

    /** Sends as fast as the kernel takes it, from one time to another. */
    public Script flood(Duration from, Duration to) {
        return then(from, new Step.Flood(to.minus(from)));
    }

    /** Sends one byte of urgent data, which is not part of the stream. */
    public Script sendUrgent(Duration at, int value) {
        return then(at, new Step.SendUrgent(value));
    }

    /**
     * Reads nothing before a time, or {@link #UNTIL_LET}, and connects with a small receive buffer:
     * its kernel soon takes no more of what the server sends.
     */
    public Script readLate(Duration from) {
        Timed first = steps.getFirst();
        Duration deaf = from.minusNanos(first.nanos);
        if (deaf.isNegative()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A client reads once it is connected: %s is before that.",
                            from));
        }
        Stream<Timed> connect = Stream.of(new Timed(first.nanos, new Step.Connect(deaf)));
        return new Script(Stream.concat(connect, steps.stream().skip(1)).toList());
    }

    /** Waits until everything sent has come back. */
    public Script awaitEcho() {
        return then(end(), new Step.AwaitEcho());
    }

    /** Half-closes; it still reads. */
    public Script halfClose(Duration at) {
        return then(at, new Step.HalfClose());
    }

    /** Closes at a time. */
    public Script close(Duration at) {
        return then(at, new Step.Close());
    }

    /** Closes as soon as the step before is done. */
    public Script close() {
        return close(end());
    }

    /** Resets the connection at a time. */
    public Script reset(Duration at) {
        return then(at, new Step.Reset());
    }

    private Duration end() {
        return steps.isEmpty() ? Duration.ZERO : Duration.ofNanos(steps.getLast().nanos);
    }

    private Script then(Duration at, Step step) {
        long nanos = at.toNanos();
        if (nanos < (steps.isEmpty() ? 0 : steps.getLast().nanos)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A script goes forward: %s is before the step in front of it.",
                            at));
        }
        Stream<Timed> one = Stream.of(new Timed(nanos, step));
        return new Script(Stream.concat(steps.stream(), one).toList());
    }

    /**
     * Adds what a client is to do to what was done.
     *
     * @param everywhere false where it is to do it on one stage alone
     */
    void addTo(Deeds deeds, String client, long start, boolean everywhere) {
        for (Timed timed : steps) {
            deeds.add(start + timed.nanos, client + " " + StepWords.of(timed.step), everywhere);
        }
    }

    /** Gives a client all steps, with times counted from a {@link System#nanoTime}. */
    void play(Client client, long start) {
        steps.forEach(timed -> client.act(start + timed.nanos, timed.step));
    }
}
