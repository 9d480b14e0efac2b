package loopscope.takeaway.page;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunStep;
import loopscope.trace.Event;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An instant that the page knows: that of an event, to which it steps; or one in between, so that
 * the sentence of a long wait goes on while nothing happens.
 *
 * @param time nanoseconds since the run's zero
 * @param stage the stage of its event, from 0; {@link #BETWEEN} for no event
 * @param number the event's number in its stage
 */
record Moment(long time, int stage, long number) {
    /** The stage of an instant without an event. */
    static final int BETWEEN = -1;

    private static final int FEWEST_BETWEEN = 40;
    private static final int PARTS = 8;

    /**
     * The moments of a run in their order: all of its events, or evenly chosen ones.
     *
     * @param events how many events the run has
     * @param kept how many of them are there
     */
    record Chosen(List<Moment> moments, long events, long kept) {
        /** Whether no event is left out. */
        boolean isWhole() {
            return kept == events;
        }
    }

    /**
     * Chooses the moments of a run.
     *
     * @param most how many events there are at most, about
     */
    static Chosen of(RecordedRun run, int most) {
        List<Moment> moments = new ArrayList<>();
        long all = 0;
        for (int stage = 0; stage < run.stages().size(); stage++) {
            all += add(run, stage, 1, new ArrayList<>());
        }
        long every = Math.max(1, (all + most - 1) / most);
        for (int stage = 0; stage < run.stages().size(); stage++) {
            add(run, stage, every, moments);
        }
        long kept = moments.size();
        between(run, Math.max(FEWEST_BETWEEN, most / PARTS), moments);
        moments.sort(Comparator.comparingLong(Moment::time));
        return new Chosen(moments, all, kept);
    }

    /** Adds every so many of a stage's events; returns how many it has. */
    private static long add(RecordedRun run, int stage, long every, List<Moment> moments) {
        Trace trace = run.stages().get(stage).record().trace();
        Event event = trace.event();
        long count = 0;
        for (long number = trace.oldest(); number < trace.followed(); number++) {
            if (event.moveTo(number) && isStep(event) && event.time() <= run.end()) {
                if (count % every == 0) {
                    moments.add(new Moment(event.time(), stage, number));
                }
                count++;
            }
        }
        return count;
    }

    /** What was looked at from outside is no step of server or client. */
    private static boolean isStep(Event event) {
        return event.role() != Role.OTHER;
    }

    private static void between(RecordedRun run, int parts, List<Moment> moments) {
        for (int part = 0; part <= parts; part++) {
            moments.add(between(run.end() / parts * part));
        }
        moments.add(between(run.instant()));
        for (RunStep step : run.steps()) {
            moments.add(between(step.from()));
            moments.add(between(step.to()));
        }
    }

    private static Moment between(long time) {
        return new Moment(time, BETWEEN, 0);
    }
}
