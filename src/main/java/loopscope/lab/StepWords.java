package loopscope.lab;

import loopscope.client.Step;
import loopscope.kit.Encryption;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The steps of a client as sentences that a lesson can be written in, without the client. */
final class StepWords {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    private StepWords() {}

    static String of(Step step) {
        return switch (step) {
            case Step.Connect connect ->
                    "connects" + encrypted(connect.encryption()) + deaf(connect.deaf());
            case Step.Say say -> says(say.bytes());
            case Step.SayMuch much -> "says " + size(much.bytes());
            case Step.Flood flood -> "floods for " + millis(flood.time());
            case Step.Trickle trickle ->
                    says(trickle.bytes()) + ", a byte each " + millis(trickle.apart());
            case Step.SendUrgent _ -> "sends urgent data";
            case Step.AwaitEcho _ -> "waits for its echo";
            case Step.HalfClose _ -> "half-closes";
            case Step.Close _ -> "closes";
            case Step.Reset _ -> "resets";
        };
    }

    private static String encrypted(Encryption encryption) {
        return switch (encryption) {
            case AS_THE_SERVER -> "";
            case TLS -> " with TLS";
            case NONE -> " without TLS";
        };
    }

    private static String deaf(Duration deaf) {
        if (deaf.isZero()) {
            return "";
        }
        return deaf.equals(Step.Connect.UNTIL_LET)
                ? " and reads nothing"
                : " and reads nothing for " + millis(deaf);
    }

    /** A text in quotes; a size where it has what can't stand between them. */
    private static String says(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean quotable =
                text.chars().noneMatch(c -> c == '"' || Character.isISOControl(c) || c == '\ufffd');
        return quotable ? "says \"" + text + "\"" : "says " + size(bytes.length);
    }

    private static String size(long bytes) {
        if (bytes % MIB == 0) {
            return bytes / MIB + " MiB";
        }
        return bytes % KIB == 0 ? bytes / KIB + " KiB" : bytes + " bytes";
    }

    private static String millis(Duration time) {
        return Math.max(1, time.toMillis()) + " ms";
    }
}
