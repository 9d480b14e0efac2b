package loopscope.takeaway.storyboard;

import loopscope.picture.layout.Notes;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.Units;
import loopscope.timeline.words.EventWords;
import loopscope.trace.Event;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A call of a server that a picture is made of.
 *
 * @param begin when it began, in nanoseconds since the run's zero
 * @param time when it returned
 * @param title the call and what it gave
 * @param words who made it, and when
 * @param spot its mark in the picture
 */
record StoryCall(long begin, long time, String title, String words, Notes.Spot spot) {
    /** The first calls that returned at an instant or later, of all stages, in their order. */
    static List<StoryCall> from(RecordedRun run, long from, int count) {
        List<StoryCall> calls = new ArrayList<>();
        for (int i = 0; i < run.stages().size(); i++) {
            add(run, i, from, count, calls);
        }
        calls.sort(Comparator.comparingLong(StoryCall::time));
        return List.copyOf(calls.subList(0, Math.min(count, calls.size())));
    }

    private static void add(
            RecordedRun run, int stage, long from, int count, List<StoryCall> calls) {
        RecordedStage of = run.stages().get(stage);
        Trace trace = of.record().trace();
        Event event = trace.event();
        int found = 0;
        long end = trace.followed();
        for (long at = trace.oldest(); at < end && found < count; at++) {
            if (event.moveTo(at) && isWanted(event, from, run.end())) {
                calls.add(of(run, stage, event));
                found++;
            }
        }
    }

    private static boolean isWanted(Event event, long from, long to) {
        return !event.isBegin()
                && event.role() == Role.SERVER
                && event.op().isCall()
                && event.time() >= from
                && event.time() <= to;
    }

    private static StoryCall of(RecordedRun run, int stage, Event event) {
        RecordedStage of = run.stages().get(stage);
        String words = EventWords.of(of.record().lanes(), event);
        ThreadName thread = of.record().trace().threads().get(event.thread());
        String who = thread == null ? "thread " + event.thread() : thread.name();
        String where = run.stages().size() > 1 ? of.name() + ", " + who : who;
        return new StoryCall(
                event.beginTime(),
                event.time(),
                words,
                where + ": returned at " + Units.instant(event.time()) + ".",
                new Notes.Spot(
                        stage,
                        event.thread(),
                        event.connection(),
                        event.beginTime(),
                        event.time(),
                        words));
    }
}
