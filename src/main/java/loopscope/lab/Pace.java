package loopscope.lab;

import loopscope.kit.Gate;

import java.time.Duration;
import java.util.Locale;

/**
 * A stage's pace: whether its server's calls are held, and how. It changes what happens, so every
 * picture of a paced stage says so.
 *
 * @param mode how calls are held
 * @param hold how long each call is held, where that is set; else zero
 */
public record Pace(Mode mode, Duration hold) {
    /** How calls are held. */
    public enum Mode {
        /** Nothing is held. */
        FREE,
        /** Each call of the server is held for a set time. */
        SLOW,
        /** Each call of the server is held until a {@link Stage#step}. */
        STEP
    }

    /** The least that each call can be held. */
    public static final Duration SHORTEST = Duration.ofMillis(10);

    /** The most that each call can be held. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    /** No call is held. */
    public static final Pace FREE = new Pace(Mode.FREE, Duration.ZERO);

    /** Each call is held until a step. */
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
     * @throws IllegalArgumentException with a sentence for the user, for any other
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
