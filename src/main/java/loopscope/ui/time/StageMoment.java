package loopscope.ui.time;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.stages.StageViewModel;

/**
 * The selected instant, on one stage.
 *
 * @param record of that stage
 * @param number the events before this one have happened
 * @param time nanoseconds since the run's zero
 */
public record StageMoment(StageRecord record, long number, long time) {

    /** The moment now spoken of; an event that was picked has just happened. */
    public static StageMoment of(StageViewModel stage, TimeViewModel time) {
        StageRecord record = stage.record();
        SelectedEvent selectedEvent = time.selectedEventProperty().get();
        long instant = time.instant();
        if (selectedEvent != null && selectedEvent.stage() == stage) {
            return new StageMoment(record, selectedEvent.number() + 1, instant);
        }
        boolean latest = time.isLive() && time.selectedInstant().isEmpty();
        long number =
                latest
                        ? record.trace().followed()
                        : EventSearch.firstAfter(record.trace(), instant);
        return new StageMoment(record, number, instant);
    }
}
