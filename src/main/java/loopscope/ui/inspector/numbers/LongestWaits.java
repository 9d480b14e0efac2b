package loopscope.ui.inspector.numbers;

import loopscope.picture.plots.WaitBars;
import loopscope.timeline.figures.ClientFigures;
import loopscope.timeline.figures.StageFigures;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The longest waits of clients on each stage, and for whom they waited, the longest first; of many
 * clients, the worst few.
 */
final class LongestWaits {
    /** The most clients shown: as many as can be told apart at a glance. */
    static final int MOST = 8;

    /** Identifies a client on every stage. */
    private record Who(Connection.Kind kind, int ordinal) {
        static Who of(ClientLane lane) {
            return new Who(lane.connection().kind(), lane.connection().ordinal());
        }
    }

    /** Of equal waits, that of whoever came first. */
    private static final Comparator<Map.Entry<Who, Long>> LONGEST_FIRST =
            Map.Entry.<Who, Long>comparingByValue()
                    .reversed()
                    .thenComparing(entry -> entry.getKey().kind())
                    .thenComparingInt(entry -> entry.getKey().ordinal());

    private LongestWaits() {}

    /**
     * The clients with the worst waits, by the longest that each had on any stage.
     *
     * @param stages the figures of all stages
     * @param lanes the lanes of the same stages, in the same order
     */
    static List<WaitBars.Client> of(List<StageFigures> stages, List<Lanes> lanes) {
        Map<Who, Long> longest = new HashMap<>();
        for (StageFigures stage : stages) {
            for (ClientFigures client : stage.clients()) {
                if (client.longest() != null) {
                    longest.merge(Who.of(client.lane()), client.longestWait(), Math::max);
                }
            }
        }
        return longest.entrySet().stream()
                .sorted(LONGEST_FIRST)
                .limit(MOST)
                .map(entry -> client(entry.getKey(), stages, lanes))
                .toList();
    }

    private static WaitBars.Client client(Who who, List<StageFigures> stages, List<Lanes> lanes) {
        List<WaitBars.Bar> bars = new ArrayList<>();
        Connection known = null;
        for (int i = 0; i < stages.size(); i++) {
            StageFigures stage = stages.get(i);
            for (ClientFigures client : stage.clients()) {
                if (Who.of(client.lane()).equals(who)) {
                    known = client.lane().connection();
                    bars.add(bar(stage, client, lanes.get(i)));
                }
            }
        }
        if (known == null) {
            throw new IllegalArgumentException("nobody waited");
        }
        return new WaitBars.Client(known, bars);
    }

    private static WaitBars.Bar bar(StageFigures stage, ClientFigures client, Lanes lanes) {
        Wait wait = client.longest();
        if (wait == null) {
            return new WaitBars.Bar(stage.title(), 0, null, "", false, "");
        }
        Blame blame = new WaitAnalysis(lanes).blame(client.lane(), wait);
        boolean notable = wait.length() >= Wait.NOTABLE;
        ClientLane whom = notable ? blame.whom() : null;
        return new WaitBars.Bar(
                stage.title(),
                wait.length(),
                whom == null ? null : whom.connection(),
                notable ? blame.why() : "",
                wait.open(),
                wait.words());
    }

    /** The waits in words. */
    static String words(List<WaitBars.Client> clients) {
        return clients.stream()
                .flatMap(client -> client.bars().stream().map(bar -> words(client.who(), bar)))
                .collect(Collectors.joining(" "));
    }

    private static String words(Connection who, WaitBars.Bar bar) {
        String waited =
                bar.length() == 0
                        ? "did not wait"
                        : "waited " + bar.words() + (bar.open() ? " so far" : "");
        return String.format(
                Locale.ROOT, "On %s %s %s%s.", bar.stage(), who.name(), waited, bar.why());
    }
}
