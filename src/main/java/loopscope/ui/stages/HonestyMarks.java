package loopscope.ui.stages;

import loopscope.lab.Pace;
import loopscope.lab.Stage;
import loopscope.timeline.Units;
import loopscope.timeline.words.HeldWords;
import loopscope.trace.CountSoFar;

import java.util.ArrayList;
import java.util.List;

/** What has to be known of a stage to judge a picture of it. */
final class HonestyMarks {
    static final String MUTED = "MUTED: takes no new clients, hears nothing";

    /** For pictures alone: the window says it beside the address. */
    static final String EXPOSED = "OTHER MACHINES CAN CONNECT";

    private static final String DIED = "SERVER DIED";

    private HonestyMarks() {}

    /**
     * The marks of a stage as it is now.
     *
     * @param before how many clients came to the others before it opened
     */
    static List<String> of(StageViewModel place, int before) {
        List<String> marks = new ArrayList<>(place.modelProperty().get().marks());
        Stage stage = place.stage();
        if (!place.failure().isEmpty()) {
            marks.add(DIED);
        }
        Pace held = place.pace().get();
        if (stage != null && held.mode() != Pace.Mode.FREE) {
            marks.add(HeldWords.pace(held.hold().toMillis()));
        }
        if (place.mutedProperty().get()) {
            marks.add(MUTED);
        }
        if (stage != null && before > 0) {
            marks.add(Units.count(before, "client") + " came before it opened");
        }
        CountSoFar count = stage == null ? null : stage.countSoFar();
        if (count != null) {
            marks.add(count.words());
        }
        return List.copyOf(marks);
    }
}
