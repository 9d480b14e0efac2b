package loopscope.timeline.words;

import loopscope.timeline.lanes.Lanes;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One stage as far as words need it.
 *
 * @param chosen the client to speak of where it waits; null for the one that waits longest
 */
public record Subject(String model, Lanes lanes, @Nullable Connection chosen) {
    /** A stage of which no client is chosen. */
    public Subject(String model, Lanes lanes) {
        this(model, lanes, null);
    }

    /** The same stages; those of the same model are told apart by their places. */
    static List<Subject> distinct(List<Subject> stages) {
        List<Subject> told = new ArrayList<>();
        for (Subject stage : stages) {
            long same = stages.stream().filter(s -> s.model.equals(stage.model)).count();
            String place = same == 1 ? "" : " (stage " + (told.size() + 1) + ")";
            told.add(new Subject(stage.model + place, stage.lanes, stage.chosen));
        }
        return told;
    }
}
