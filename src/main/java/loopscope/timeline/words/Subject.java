package loopscope.timeline.words;

import loopscope.timeline.lanes.Lanes;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage as the subject of words.
 *
 * @param chosen the client whose wait comes first; null for the one that waits longest
 */
public record Subject(String model, Lanes lanes, @Nullable Connection chosen) {
    /** A stage without a chosen client. */
    public Subject(String model, Lanes lanes) {
        this(model, lanes, null);
    }

    /** The same stages; stages of the same model get their places into their names. */
    static List<Subject> distinct(List<Subject> stages) {
        List<Subject> named = new ArrayList<>();
        for (Subject stage : stages) {
            long same = stages.stream().filter(s -> s.model.equals(stage.model)).count();
            String place = same == 1 ? "" : " (stage " + (named.size() + 1) + ")";
            named.add(new Subject(stage.model + place, stage.lanes, stage.chosen));
        }
        return named;
    }
}
