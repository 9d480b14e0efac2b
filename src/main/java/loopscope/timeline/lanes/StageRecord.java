package loopscope.timeline.lanes;

import loopscope.trace.Trace;
import loopscope.trace.state.Index;
import loopscope.trace.state.States;

/**
 * All followers of one stage's trace.
 *
 * @param trace the trace they follow
 * @param states the state at any instant
 * @param index the numbers of each connection's and thread's events
 * @param lanes the lanes that are drawn
 * @param rates how much happened in each piece of time
 * @param sockets the descriptors that the server has for itself
 * @param tally how many clients and messages came
 * @param samples the events recorded from outside
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
