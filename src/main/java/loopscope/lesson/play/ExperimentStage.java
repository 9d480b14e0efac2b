package loopscope.lesson.play;

import loopscope.lab.LabClient;
import loopscope.lab.Script;
import loopscope.lesson.check.Ratio;
import loopscope.lesson.check.WatchedStage;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stage of an experiment, and what was measured on it. Where a server closes clients that were to
 * stay, what it costs beside all of them can't be measured, and its curve ends. Confined to one
 * thread.
 */
final class ExperimentStage {
    private final PlayedStage stage;
    private final WatchedStage watched;
    private final Ratio figure;
    private final SortedMap<Integer, List<Double>> rounds = new TreeMap<>();
    private final long acceptedBefore;
    private final long leftBefore;
    private String end = "";

    /** A stage before an experiment with a figure. */
    ExperimentStage(PlayedStage stage, WatchedStage watched, Ratio figure) {
        this.stage = stage;
        this.watched = watched;
        this.figure = figure;
        this.acceptedBefore = stage.record().rates().accepted();
        this.leftBefore = left();
    }

    /** Whether so many clients of the experiment were accepted. */
    boolean hasAccepted(int clients) {
        return accepted() >= clients;
    }

    /** How many clients of the experiment are there. */
    long present() {
        return accepted() - (left() - leftBefore);
    }

    private long accepted() {
        return stage.record().rates().accepted() - acceptedBefore;
    }

    private long left() {
        long now = watched.now();
        return stage.record().lanes().clients().stream().filter(lane -> lane.hasLeft(now)).count();
    }

    /** How many of a client's messages have come back. */
    long heard(LabClient client) {
        ClientLane lane = watched.client(client.name());
        if (lane == null) {
            return 0;
        }
        ClientMessages.View messages = lane.messages();
        return messages.evicted() + messages.firstHeardAfter(watched.now());
    }

    /** Has a client go on here alone. */
    void goOn(LabClient client, Script script) {
        client.goOn(stage.stage(), script);
    }

    /** Brings the processor time in the record up to now. */
    void sampleProcessorTime() {
        stage.stage().sampleProcessorTime();
    }

    /** What the record has come to. */
    Ratio.Totals totals() {
        return figure.totals(watched);
    }

    /** Takes the figure of a round beside so many idle clients, if all of them are there. */
    void take(int idle, Ratio.Totals from, Ratio.Totals to) {
        long missing = idle + 1 - present();
        if (missing > 0) {
            end = String.format(Locale.ROOT, "of %,d clients, it closed %,d", idle + 1, missing);
            return;
        }
        OptionalDouble ratio = figure.between(from, to);
        if (ratio.isPresent()) {
            rounds.computeIfAbsent(idle, _ -> new ArrayList<>()).add(ratio.getAsDouble());
        }
    }

    /** What was found so far. */
    Scaling.Curve curve() {
        List<Scaling.Point> points =
                rounds.entrySet().stream()
                        .map(entry -> Scaling.Point.of(entry.getKey(), entry.getValue()))
                        .toList();
        return new Scaling.Curve(watched.name(), points, end);
    }
}
