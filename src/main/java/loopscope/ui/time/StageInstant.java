package loopscope.ui.time;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.stages.StageViewModel;

/**
 * The selected instant, on one stage.
 *
 * @param record the stage's record
 * @param number events with a lower number have happened by then
 * @param time the instant, in nanoseconds since the run's zero
 */
public record StageInstant(StageRecord record, long number, long time) {

    /** The selected instant; a selected event has just happened. */
    public static StageInstant of(StageViewModel stage, TimeViewModel time) {
        StageRecord record = stage.record();
        SelectedEvent selectedEvent = time.selectedEventProperty().get();
        long instant = time.instant();
        if (selectedEvent != null && selectedEvent.stage() == stage) {
            return new StageInstant(record, selectedEvent.number() + 1, instant);
        }
        boolean latest = time.isLive() && time.selectedInstant().isEmpty();
        long number =
                latest
                        ? record.trace().followed()
                        : EventSearch.firstAfter(record.trace(), instant);
        return new StageInstant(record, number, instant);
    }
}
