package loopscope.ui.time;

/** The clock of a run, which stands once the run is over. */
@FunctionalInterface
public interface RunClock {
    /** The time since the run's zero, in nanoseconds; of a run that is over, its end. */
    long now();

    /** Whether the run is over. */
    default boolean isOver() {
        return false;
    }
}
