package loopscope.lab;

import loopscope.kit.Gate;

import java.time.Duration;
import java.util.Locale;

/**
 * How a stage's server is held: it changes what happens, so whoever shows it says so.
 *
 * @param mode in which way
 * @param hold how long each call is held, where that is set; else zero
 */
public record Pace(Mode mode, Duration hold) {
    /** The ways. */
    public enum Mode {
        /** Nothing is held. */
        FREE,
        /** Each call of the server's is held for a set time. */
        SLOW,
        /** Each call of the server's waits for a {@link Stage#step}. */
        STEP
    }

    /** The least that each call can be held. */
    public static final Duration SHORTEST = Duration.ofMillis(10);

    /** The most that each call can be held. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    /** The server runs as it likes. */
    public static final Pace FREE = new Pace(Mode.FREE, Duration.ZERO);

    /** Each call waits for a step. */
    public static final Pace STEP = new Pace(Mode.STEP, Duration.ZERO);

    /** Checks the hold. */
    public Pace {
        boolean fits =
                mode == Mode.SLOW
                        ? hold.compareTo(SHORTEST) >= 0 && hold.compareTo(LONGEST) <= 0
                        : hold.isZero();
        if (!fits) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A call is held for %d ms to %d ms, and only where the pace is slow.",
                            SHORTEST.toMillis(),
                            LONGEST.toMillis()));
        }
    }

    /**
     * Each call is held for a time.
     *
     * @param hold {@link #SHORTEST} to {@link #LONGEST}
     * @throws IllegalArgumentException in one sentence, for any other
     */
    public static Pace slow(Duration hold) {
        return new Pace(Mode.SLOW, hold);
    }

    void set(Gate gate) {
        switch (mode) {
            case FREE -> gate.free();
            case SLOW -> gate.slow(hold.toNanos());
            case STEP -> gate.byStep();
        }
    }
}
