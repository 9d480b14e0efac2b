package loopscope.ui.captures;

import loopscope.takeaway.RecordedRun;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * How much of each record the user has saved, and which are kept by themselves up to now. A record
 * that nobody shows any more is not held by it. Confined to the JavaFX thread.
 */
public final class RunsOnDisk {
    private final Map<Trace, Long> saved = new WeakHashMap<>();
    private final Map<Trace, Boolean> kept = new WeakHashMap<>();

    /** Returns what is to be called once a run, as it is now, is in a file of the user's. */
    Runnable saving(RecordedRun run) {
        Map<Trace, Long> now = new HashMap<>();
        run.stages().forEach(stage -> now.put(stage.record().trace(), happened(stage.record())));
        return () -> saved.putAll(now);
    }

    /** Takes in whether a run is kept by itself from now on, with all that will be recorded. */
    void keeps(RecordedRun run, boolean whole) {
        run.stages().forEach(stage -> kept.put(stage.record().trace(), whole));
    }

    /** Whether all that happened is in a file of the user's. */
    public boolean isSaved(List<StageRecord> stages) {
        return stages.stream()
                .allMatch(stage -> saved.getOrDefault(stage.trace(), -1L) >= happened(stage));
    }

    /** Whether all that happened, and will happen, is kept by itself. */
    public boolean isKept(List<StageRecord> stages) {
        return stages.stream().allMatch(stage -> kept.getOrDefault(stage.trace(), false));
    }

    /** How many events are not samples: those are taken also where nothing happens. */
    private static long happened(StageRecord stage) {
        return stage.samples().view().others(0, stage.trace().followed());
    }
}
