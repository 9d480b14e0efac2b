package loopscope.lesson.check;

import loopscope.timeline.figures.Unit;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A number that is counted or measured on a stage, from the start of the run up to now.
 *
 * @param name what it is called, such as {@code longest wait of B}
 * @param unit what it is counted in
 * @param stage the stage that the sentence names for it; null for none
 * @param value the number on a stage; empty where there is none yet
 */
public record Figure(
        String name,
        Unit unit,
        @Nullable String stage,
        Function<WatchedStage, OptionalDouble> value) {

    /** The same on a stage of that name. */
    public Figure on(String stage) {
        return new Figure(name, unit, stage, value);
    }

    /** The number on a stage; empty where there is none yet. */
    public OptionalDouble on(WatchedStage stage) {
        return value.apply(stage);
    }

    /** A number of it in words. */
    public String words(OptionalDouble number) {
        return number.isEmpty() ? "none" : unit.words(number.getAsDouble());
    }
}
