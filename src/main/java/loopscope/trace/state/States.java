package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Trace;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The state at any moment that is kept.
 *
 * <p>The dispatcher folds every event into the current state and remembers a copy of it every so
 * often, the rarer the more there is to copy; a moment is the nearest copy before it, folded on by
 * at most {@value #MOST_EVENTS} events.
 */
public final class States implements Follower {
    private static final int FEWEST_EVENTS = 4096;
    private static final int MOST_EVENTS = 32768;

    private final Trace trace;
    private final State current = new State();
    private final ConcurrentSkipListMap<Long, State> remembered = new ConcurrentSkipListMap<>();
    private long next = FEWEST_EVENTS;

    /** Follows a trace; made before anything is recorded. */
    public States(Trace trace) {
        this.trace = trace;
        remembered.put(0L, current.copy());
        trace.follow(this);
    }

    @Override
    public void follow(Event event) {
        current.apply(event);
        if (event.number() + 1 >= next) {
            State copy = current.copy();
            remembered.put(copy.number(), copy);
            long gap = Math.clamp(4L * copy.connections(), FEWEST_EVENTS, MOST_EVENTS);
            next = copy.number() + gap;
        }
    }

    @Override
    public void evict(long oldest) {
        Map.Entry<Long, State> base = remembered.floorEntry(oldest);
        if (base != null) {
            remembered.headMap(base.getKey()).clear();
        }
    }

    /** The state after all events so far; only for followers, while they follow. */
    public State current() {
        return current;
    }

    /**
     * The state just before an event.
     *
     * @param number up to {@link Trace#followed()}; before what is kept, the oldest known is given
     * @return a copy that changes no more; {@link State#number()} tells how far it got
     */
    public State before(long number) {
        Map.Entry<Long, State> base = remembered.floorEntry(number);
        State state = (base == null ? remembered.firstEntry() : base).getValue().copyForReading();
        advance(state, number);
        return state;
    }

    /**
     * Folds a state that {@link #before} gave on, up to just before a later event.
     *
     * @param number up to {@link Trace#followed()}
     */
    public void advance(State state, long number) {
        Event event = trace.event();
        long end = Math.min(number, trace.followed());
        while (state.number() < end && event.moveTo(state.number())) {
            state.apply(event);
        }
    }

    /** For whoever asks for one moment after another. */
    public StateWalk walk() {
        return new StateWalk(this, trace.event());
    }
}
