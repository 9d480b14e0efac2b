package loopscope.lesson.check;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/**
 * A figure compared with a number, or with so many times another figure.
 *
 * @param figure what is compared
 * @param relation how
 * @param factor the number, or how many times the other figure
 * @param other the other figure; null where it is compared with the number alone
 */
public record Comparison(Figure figure, Relation relation, double factor, @Nullable Figure other)
        implements Statement {
    /** How one number compares with another. */
    public enum Relation {
        /** They are the same. */
        EQUAL,
        /** The first is more. */
        MORE,
        /** The first is less. */
        LESS,
        /** The first is the same or more. */
        AT_LEAST,
        /** The first is the same or less. */
        AT_MOST;

        boolean holds(double a, double b) {
            return switch (this) {
                case EQUAL -> a == b;
                case MORE -> a > b;
                case LESS -> a < b;
                case AT_LEAST -> a >= b;
                case AT_MOST -> a <= b;
            };
        }
    }

    @Override
    public Finding check(Situation situation) {
        return situation.check(figure.stage(), stage -> check(stage, situation));
    }

    private Finding check(WatchedStage stage, Situation situation) {
        OptionalDouble left = figure.on(stage);
        String seen = figure.name() + " " + figure.words(stage);
        if (other == null) {
            return new Finding(
                    left.isPresent() && relation.holds(left.getAsDouble(), factor), seen);
        }
        WatchedStage beside = other.stage() == null ? stage : situation.stage(other.stage());
        OptionalDouble right = other.on(beside);
        boolean holds =
                left.isPresent()
                        && right.isPresent()
                        && relation.holds(left.getAsDouble(), factor * right.getAsDouble());
        return new Finding(holds, seen + beside(stage, beside));
    }

    private String beside(WatchedStage stage, WatchedStage beside) {
        if (other == null) {
            return "";
        }
        String where = beside.equals(stage) ? "" : " on " + beside.name();
        return ", " + other.name() + where + " " + other.words(beside);
    }
}
