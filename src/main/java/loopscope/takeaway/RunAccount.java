package loopscope.takeaway;

import loopscope.timeline.figures.Scaling;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is told of a run, beside what was recorded.
 *
 * @param title what is shown, in a few words; may be empty
 * @param steps the steps of its lesson; none where it played none
 * @param marks honesty marks of the run as a whole, beside those of its stages
 * @param chart what its experiment found; null where it made none
 * @param differences what differs among its stages, a paragraph each, where they are of two runs
 *     that are compared
 */
public record RunAccount(
        String title,
        List<RunStep> steps,
        List<String> marks,
        @Nullable Scaling chart,
        List<String> differences) {
    /** Nothing is told. */
    public static final RunAccount NONE = titled("");

    public RunAccount {
        steps = List.copyOf(steps);
        marks = List.copyOf(marks);
        differences = List.copyOf(differences);
    }

    /** A title, and nothing else. */
    public static RunAccount titled(String title) {
        return new RunAccount(title, List.of(), List.of(), null, List.of());
    }

    /** The same with what its experiment found; null for nothing. */
    public RunAccount charting(@Nullable Scaling found) {
        return new RunAccount(title, steps, marks, found, differences);
    }

    /** The same as it was at a time: steps that began later are not there, nor what was found. */
    RunAccount upTo(long present) {
        List<RunStep> begun = steps.stream().filter(step -> step.from() <= present).toList();
        return new RunAccount(title, begun, marks, null, differences);
    }
}
