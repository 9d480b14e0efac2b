package loopscope.takeaway.page;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a stage in the page: as many as a picture has, and their spans.
 *
 * @param threads its first threads
 * @param clients its first clients
 * @param threadSpans the spans of each of these threads
 * @param clientSpans the spans of each of these clients
 */
record StageLanes(
        List<ThreadLane> threads,
        List<ClientLane> clients,
        List<List<Span>> threadSpans,
        List<List<Span>> clientSpans) {
    private static final int MOST_ROWS = 40;

    private static final long[] GRAINS = {
        0, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    /** The lanes of all stages, so fine that they have no more spans than wanted, if they can. */
    static Grained of(RecordedRun run, int most) {
        List<StageLanes> found = List.of();
        long used = 0;
        for (long grain : GRAINS) {
            used = grain;
            found = run.stages().stream().map(stage -> of(stage, run.end(), grain)).toList();
            if (found.stream().mapToInt(StageLanes::size).sum() <= most) {
                break;
            }
        }
        return new Grained(found, used);
    }

    /**
     * The lanes of all stages.
     *
     * @param grain what is closer is not kept apart, in nanoseconds; 0 where all is
     */
    record Grained(List<StageLanes> stages, long grain) {}

    private static StageLanes of(RecordedStage stage, long now, long grain) {
        Lanes lanes = stage.record().lanes();
        List<ThreadLane> threads = lanes.threads().stream().limit(MOST_ROWS).toList();
        List<ClientLane> clients = lanes.clients().stream().limit(MOST_ROWS).toList();
        return new StageLanes(
                threads,
                clients,
                threads.stream()
                        .map(lane -> new ThreadSpans(lanes, lane, now, grain).all())
                        .toList(),
                clients.stream()
                        .map(lane -> new ClientSpans(lanes, lane, now, grain).all())
                        .toList());
    }

    private int size() {
        List<List<Span>> all = new ArrayList<>(threadSpans);
        all.addAll(clientSpans);
        return all.stream().mapToInt(List::size).sum();
    }

    /** The rows of its clients, from 0, by the numbers of their connections. */
    Map<Integer, Integer> rows() {
        Map<Integer, Integer> rows = new HashMap<>();
        for (ClientLane lane : clients) {
            rows.put(lane.connection().id(), rows.size());
        }
        return rows;
    }
}
