package loopscope.ui.time;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.stages.StageViewModel;

/**
 * The moment that is spoken of, on one stage.
 *
 * @param record of that stage
 * @param number the events before this one have happened
 * @param time nanoseconds since the run's zero
 */
public record StageMoment(StageRecord record, long number, long time) {

    /** The moment now spoken of; an event that was picked has just happened. */
    public static StageMoment of(StageViewModel stage, TimeViewModel time) {
        StageRecord record = stage.record();
        SelectedEvent picked = time.pickedProperty().get();
        long moment = time.moment();
        if (picked != null && picked.stage() == stage) {
            return new StageMoment(record, picked.number() + 1, moment);
        }
        boolean latest = time.isLive() && time.cursor().isEmpty();
        long number =
                latest ? record.trace().followed() : EventSearch.firstAfter(record.trace(), moment);
        return new StageMoment(record, number, moment);
    }
}
