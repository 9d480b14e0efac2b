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
        String seen = figure.name() + " " + figure.words(left);
        Figure against = other;
        if (against == null) {
            return new Finding(holds(left, OptionalDouble.of(1)), seen);
        }
        String name = against.stage();
        OptionalDouble right = against.on(name == null ? stage : situation.stage(name));
        String where = name == null || name.equals(stage.name()) ? "" : " on " + name;
        return new Finding(
                holds(left, right),
                seen + ", " + against.name() + where + " " + against.words(right));
    }

    private boolean holds(OptionalDouble left, OptionalDouble right) {
        return left.isPresent()
                && right.isPresent()
                && relation.holds(left.getAsDouble(), factor * right.getAsDouble());
    }
}
