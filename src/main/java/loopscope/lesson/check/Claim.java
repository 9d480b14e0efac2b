package loopscope.lesson.check;

/** What a sentence says of one stage at an instant. */
@FunctionalInterface
public interface Claim {
    /**
     * Whether it was so.
     *
     * @param time the instant, in nanoseconds since the run's zero
     */
    Finding at(WatchedStage stage, long time);

    /** This and another one, of which the first that does not hold is reported. */
    default Claim and(Claim other) {
        return (stage, time) -> {
            Finding first = at(stage, time);
            return first.holds() ? other.at(stage, time) : first;
        };
    }
}
