package loopscope.timeline.lanes;

import loopscope.trace.Trace;
import loopscope.trace.state.Index;
import loopscope.trace.state.States;

/**
 * All that follows one stage's trace: states, index, lanes and tally.
 *
 * @param trace what is followed
 * @param states the state at any moment
 * @param index where each connection's and thread's events are
 * @param lanes what is drawn
 * @param rates how much happened in each piece of time
 * @param sockets what descriptors the server has for itself
 * @param tally how much came
 * @param samples which events are no part of what is told
 */
public record StageRecord(
        Trace trace,
        States states,
        Index index,
        Lanes lanes,
        Rates rates,
        OwnSockets sockets,
        Tally tally,
        SamplingEvents samples) {

    /** Follows a trace; made before anything is recorded. */
    public static StageRecord of(Trace trace) {
        States states = new States(trace);
        Index index = new Index(trace, states);
        Lanes lanes = new Lanes(trace, states);
        Tally tally = new Tally();
        trace.follow(tally);
        return new StageRecord(
                trace,
                states,
                index,
                lanes,
                new Rates(trace),
                new OwnSockets(trace),
                tally,
                new SamplingEvents(trace));
    }
}
