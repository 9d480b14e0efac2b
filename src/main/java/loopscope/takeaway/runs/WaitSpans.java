package loopscope.takeaway.runs;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.file.RunWriter;
import loopscope.trace.state.Phase;

import java.io.IOException;
import java.util.Locale;

/** Writes the phases of each client as stretches of time that other programs can show. */
final class WaitSpans {
    private WaitSpans() {}

    /**
     * @param stage the stage's place, from 0
     * @param end when the run was over, in nanoseconds since its zero
     */
    static void write(RunWriter writer, int stage, StageRecord record, long end)
            throws IOException {
        for (ClientLane client : record.lanes().clients()) {
            Phases.View phases = client.phases();
            for (int row = 0; row < phases.size(); row++) {
                long to = Math.min(end, phases.to(row));
                if (phases.phase(row) != Phase.GONE && phases.from(row) <= to) {
                    String name = words(phases.phase(row));
                    writer.span(stage, client.connection(), name, phases.from(row), to);
                }
            }
        }
    }

    private static String words(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
