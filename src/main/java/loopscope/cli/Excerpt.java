package loopscope.cli;

import loopscope.takeaway.RecordedRun;
import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which stage of a run goes into its files, and at which instant: as {@code --stage} and {@code
 * --at} name them.
 *
 * @param stage its number, from 1; 0 for all
 * @param step the number of the step, from 1, whose end is the instant; 0 for none
 * @param instant nanoseconds since the run's zero; negative for none
 * @param typed what the user typed for the instant
 */
record Excerpt(int stage, int step, long instant, String typed) {
    /** The whole run, at the instant that tells most. */
    static final Excerpt ALL = new Excerpt(0, 0, -1, "");

    private static final Pattern TIME =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(s|ms|us|µs|min)");
    private static final Pattern STEP = Pattern.compile("step ?([1-9]\\d{0,3})");
    private static final Map<String, Long> NANOS =
            Map.of(
                    "us",
                    1_000L,
                    "µs",
                    1_000L,
                    "ms",
                    1_000_000L,
                    "s",
                    1_000_000_000L,
                    "min",
                    60_000_000_000L);

    /**
     * Reads the options' values; null for one that is not given.
     *
     * @throws IllegalArgumentException with a sentence for the user, if one can't be read
     */
    static Excerpt of(@Nullable String at, @Nullable String stage) {
        int number = stage == null ? 0 : number(stage);
        if (at == null) {
            return new Excerpt(number, 0, -1, "");
        }
        Matcher time = TIME.matcher(at);
        if (time.matches()) {
            BigDecimal nanos =
                    new BigDecimal(time.group(1))
                            .multiply(BigDecimal.valueOf(NANOS.getOrDefault(time.group(2), 1L)));
            return new Excerpt(number, 0, nanos.longValue(), at);
        }
        Matcher step = STEP.matcher(at);
        if (step.matches()) {
            return new Excerpt(number, Integer.parseInt(step.group(1)), -1, at);
        }
        throw new IllegalArgumentException(
                "\"" + at + "\" is no instant: write it as 1.2s, 850ms or step3.");
    }

    private static int number(String stage) {
        if (!stage.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(
                    "There is no stage \"" + stage + "\": 1 is the uppermost.");
        }
        return Integer.parseInt(stage);
    }

    /**
     * Checks that a run can have them.
     *
     * @param stages how many stages it has at most
     * @param steps how many steps it has at most
     * @throws IllegalArgumentException with a sentence for the user, if it can't
     */
    void check(int stages, int steps) {
        if (stage > stages) {
            throw new IllegalArgumentException(
                    "There is no stage " + stage + ": " + counted(stages, "stage") + ".");
        }
        if (step > steps) {
            throw new IllegalArgumentException(
                    "There is no step " + step + ": " + counted(steps, "step") + ".");
        }
    }

    private static String counted(int most, String what) {
        return most == 0
                ? "it has none"
                : most == 1 ? "its only " + what + " is 1" : "choose one of 1 to " + most;
    }

    /**
     * What it names of a run.
     *
     * @throws IllegalArgumentException with a sentence for the user, if the run does not have it
     */
    RecordedRun from(RecordedRun run) {
        check(run.stages().size(), run.steps().size());
        if (instant > run.end()) {
            throw new IllegalArgumentException(
                    typed
                            + " is after the run, which took "
                            + Units.duration(run.end())
                            + ": choose an earlier instant.");
        }
        RecordedRun part = stage == 0 ? run : run.only(run.stages().get(stage - 1));
        long at = step > 0 ? run.steps().get(step - 1).to() : instant;
        RecordedRun then = at < 0 ? part : part.at(at);
        return equals(ALL) ? run : then.withoutChart();
    }
}
