package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

/**
 * A cursor over the states of a trace. A short move ahead costs a step for each event in between,
 * any other move a search. Confined to one thread.
 */
public final class StateWalk {
    /** Farther ahead than this, a search is quicker than steps. */
    private static final long NEAR = 4096;

    private final States states;
    private final Event event;
    private @Nullable State state;

    StateWalk(States states, Event event) {
        this.states = states;
        this.event = event;
    }

    /**
     * The state just before an event; the oldest known where that event was evicted.
     *
     * @param number up to {@link Trace#followed()}
     * @return valid until the next call
     */
    public State before(long number) {
        State here = state;
        if (here == null || here.number() > number || number - here.number() > NEAR) {
            here = states.before(number);
        }
        while (here.number() < number && event.moveTo(here.number())) {
            here.apply(event);
        }
        state = here;
        return here;
    }
}
