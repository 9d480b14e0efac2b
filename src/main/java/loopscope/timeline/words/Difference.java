package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the longest waits of the same client on several stages.
 *
 * @param who the client's name
 * @param waits one for each stage it was on, the longest first; at least two
 */
public record Difference(String who, List<Waited> waits) {
    /** How long it waited on a stage, in nanoseconds, and whether it still does. */
    public record Waited(String stage, long length, boolean open) {}

    /** Where a client is on one of the stages. */
    private record OnStage(Subject stage, ClientLane lane) {}

    /**
     * The client whose waits differ most.
     *
     * @param now the time up to which open waits are counted, in nanoseconds since the run's zero
     * @return null where no wait is notable, or none is twice as long as another
     */
    public static @Nullable Difference largest(long now, List<Subject> stages) {
        Difference largest = null;
        for (List<OnStage> everywhere : byClient(stages)) {
            // Most are too short, and their length is known at once.
            long most = everywhere.size() < 2 ? -1 : mostOf(everywhere, now);
            if (most >= Wait.NOTABLE && (largest == null || most > largest.length())) {
                Difference found = of(everywhere, now);
                boolean larger = largest == null || found.length() > largest.length();
                largest = larger && found.isNotable() ? found : largest;
            }
        }
        return largest;
    }

    private static Collection<List<OnStage>> byClient(List<Subject> stages) {
        Map<Integer, List<OnStage>> found = new HashMap<>();
        for (Subject stage : stages) {
            for (ClientLane lane : stage.lanes().clients()) {
                if (lane.connection().kind() == Connection.Kind.OWN) {
                    found.computeIfAbsent(lane.connection().ordinal(), who -> new ArrayList<>(4))
                            .add(new OnStage(stage, lane));
                }
            }
        }
        return found.values();
    }

    private static long mostOf(List<OnStage> everywhere, long now) {
        return everywhere.stream()
                .mapToLong(p -> WaitAnalysis.mostOf(p.lane, now))
                .max()
                .orElse(-1);
    }

    /**
     * Leaves out waits that a held server caused, or during which the program was stopped: no
     * comparison with them is fair.
     */
    private static Difference of(List<OnStage> everywhere, long now) {
        List<Waited> waits = new ArrayList<>();
        for (OnStage there : everywhere) {
            Wait wait = WaitAnalysis.longest(there.lane, now);
            WaitAnalysis analysis = new WaitAnalysis(there.stage.lanes());
            if (wait != null
                    && wait.length() >= 0
                    && StoppageWords.within(there.stage.lanes(), wait).isEmpty()
                    && !analysis.blame(there.lane, wait).held()) {
                waits.add(new Waited(there.stage.model(), wait.length(), wait.open()));
            }
        }
        waits.sort(Comparator.comparingLong(Waited::length).reversed());
        return new Difference(everywhere.getFirst().lane.connection().name(), List.copyOf(waits));
    }

    /** By how much its longest wait is longer than its shortest, in nanoseconds. */
    public long length() {
        return waits.isEmpty() ? 0 : waits.getFirst().length() - waits.getLast().length();
    }

    private boolean isNotable() {
        return waits.size() > 1
                && waits.getFirst().length() >= Wait.NOTABLE
                && waits.getFirst().length() / 2 >= waits.getLast().length();
    }

    /** For example {@code B waited 3.60 s on sequential, 0.9 ms on select: 4,000 times as long.} */
    public String text() {
        StringBuilder text = new StringBuilder(who);
        text.append(waits.getFirst().open() ? " has waited " : " waited ");
        for (int i = 0; i < waits.size(); i++) {
            boolean last = i == waits.size() - 1;
            text.append(i == 0 ? "" : last && waits.size() > 2 ? " and " : ", ")
                    .append(Units.duration(waits.get(i).length()))
                    .append(" on ")
                    .append(waits.get(i).stage());
        }
        long times = times(waits.getFirst().length(), waits.getLast().length());
        return text + ": " + Units.factor(times) + " times as long.";
    }

    /** How many times as long one length of time is as another, rounded. */
    static long times(long length, long other) {
        return Math.round((double) length / Math.max(1, other));
    }
}
