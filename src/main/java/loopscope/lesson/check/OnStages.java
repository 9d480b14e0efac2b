package loopscope.lesson.check;

import org.jspecify.annotations.Nullable;

/**
 * A claim about one stage, or about every stage where the sentence names none.
 *
 * @param claim what is said
 * @param stage the name of the stage; null for every one
 * @param when the instants that it is said of
 */
public record OnStages(Claim claim, @Nullable String stage, When when) implements Statement {
    /** The instants that a claim is made of. */
    public enum When {
        /** Now. */
        NOW,
        /** Every instant of the step at which something happened. */
        ALWAYS,
        /** No instant of the step at which something happened. */
        NEVER,
        /** Some instant of the step at which something happened. */
        SOME_TIME
    }

    @Override
    public Finding check(Situation situation) {
        return situation.check(stage, one -> check(one, situation.stepBegan()));
    }

    @Override
    public boolean isFinal() {
        return when == When.ALWAYS || when == When.NEVER;
    }

    private Finding check(WatchedStage one, long from) {
        return switch (when) {
            case NOW -> claim.at(one, one.now());
            case ALWAYS -> firstThat(one, from, false, "at every instant of the step");
            case NEVER -> firstThat(one, from, true, "at no instant of the step");
            case SOME_TIME -> firstThat(one, from, true, "at no instant of the step").opposite();
        };
    }

    /** Holds where no instant of the step is of that kind; says what was seen at the first. */
    private Finding firstThat(WatchedStage one, long from, boolean kind, String none) {
        Instants instants = new Instants(one.record().trace(), from);
        for (long time = instants.next(); time >= 0; time = instants.next()) {
            Finding found = claim.at(one, time);
            if (found.holds() == kind) {
                return new Finding(false, found.seen() + " at " + Instants.words(time));
            }
        }
        return new Finding(true, none);
    }
}
