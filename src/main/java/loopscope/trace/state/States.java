package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Trace;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The state at any instant that the log still keeps.
 *
 * <p>The dispatcher folds every event into the current state and keeps a copy of it every so often,
 * more rarely the more there is to copy. The state at an instant is the nearest copy before it,
 * with at most {@value #MOST_EVENTS} more events folded in. Thread-safe, but for {@link #current}.
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

    /**
     * The state after all events so far. Confined to the dispatcher thread: for followers, while
     * they follow.
     */
    public State current() {
        return current;
    }

    /**
     * The state just before an event.
     *
     * @param number up to {@link Trace#followed()}; where that event was evicted, the oldest known
     *     state is given
     * @return a copy that changes no more; {@link State#number()} is how far it got
     */
    public State before(long number) {
        Map.Entry<Long, State> base = remembered.floorEntry(number);
        State state = (base == null ? remembered.firstEntry() : base).getValue().copyForReading();
        advance(state, number);
        return state;
    }

    /**
     * Folds more events into a state from {@link #before}, up to just before a later event.
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

    /** A cursor, for asking for one instant after another. */
    public StateWalk walk() {
        return new StateWalk(this, trace.event());
    }
}
