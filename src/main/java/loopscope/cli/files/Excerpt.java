package loopscope.cli.files;

import loopscope.picture.layout.Notes;
import loopscope.takeaway.RecordedRun;
import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which stage of a run goes into its files, at which instant, and which stretch of time: as {@code
 * --stage}, {@code --at} and {@code --range} name them.
 *
 * @param stage its number, from 1; 0 for all
 * @param step the number of the step, from 1, whose end is the instant; 0 for none
 * @param instant nanoseconds since the run's zero; negative for none
 * @param typed what the user typed for the instant
 * @param range the stretch of time; null for the whole run
 */
public record Excerpt(
        int stage, int step, long instant, String typed, Notes.@Nullable Range range) {
    /** The whole run, at the instant that tells most. */
    static final Excerpt ALL = new Excerpt(0, 0, -1, "", null);

    private static final Pattern TIME =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(s|ms|us|µs|min)");
    private static final Pattern RANGE = Pattern.compile("(.+?) ?\\.\\. ?(.+)");
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
    public static Excerpt of(@Nullable String at, @Nullable String stage) {
        return of(at, stage, null);
    }

    /** The same with a stretch of time. */
    public static Excerpt of(@Nullable String at, @Nullable String stage, @Nullable String range) {
        int number = stage == null ? 0 : number(stage);
        Notes.Range stretch = range == null ? null : stretch(range);
        if (at == null) {
            return new Excerpt(number, 0, -1, "", stretch);
        }
        long nanos = nanos(at);
        if (nanos >= 0) {
            return new Excerpt(number, 0, nanos, at, stretch);
        }
        Matcher step = STEP.matcher(at);
        if (step.matches()) {
            return new Excerpt(number, Integer.parseInt(step.group(1)), -1, at, stretch);
        }
        throw new IllegalArgumentException(
                "\"" + at + "\" is no instant: write it as 1.2s, 850ms or step3.");
    }

    private static Notes.Range stretch(String range) {
        Matcher ends = RANGE.matcher(range);
        long from = ends.matches() ? nanos(ends.group(1)) : -1;
        long to = from < 0 ? -1 : nanos(ends.group(2));
        if (to <= from) {
            throw new IllegalArgumentException(
                    "\"" + range + "\" is no stretch of time: write it as 0.5s..2s.");
        }
        return new Notes.Range(from, to);
    }

    /** The nanoseconds of a time; negative where it is none. */
    private static long nanos(String text) {
        Matcher time = TIME.matcher(text);
        return time.matches()
                ? new BigDecimal(time.group(1))
                        .multiply(BigDecimal.valueOf(NANOS.getOrDefault(time.group(2), 1L)))
                        .longValue()
                : -1;
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
    public void check(int stages, int steps) {
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
    public RecordedRun from(RecordedRun run) {
        check(run.stages().size(), run.steps().size());
        if (instant > run.end()) {
            throw after(typed, run, "choose an earlier instant");
        }
        if (range != null && range.from() >= run.end()) {
            throw after(Units.instant(range.from()), run, "choose a stretch that begins earlier");
        }
        RecordedRun part = stage == 0 ? run : run.only(run.stages().get(stage - 1));
        return equals(ALL) ? run : part.at(at(run)).charting(null);
    }

    /**
     * The instant; where none is named, the most telling one, or the nearest to it in the range.
     */
    private long at(RecordedRun run) {
        if (step > 0 || instant >= 0) {
            return step > 0 ? run.steps().get(step - 1).to() : instant;
        }
        return range == null
                ? run.instant()
                : Math.clamp(run.instant(), range.from(), Math.min(range.to(), run.end()));
    }

    private static IllegalArgumentException after(String time, RecordedRun run, String advice) {
        return new IllegalArgumentException(
                time
                        + " is after the run, which took "
                        + Units.duration(run.end())
                        + ": "
                        + advice
                        + ".");
    }
}
