package loopscope.timeline.words;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The same client here and there. */
class DifferenceTest {
    private final Play blocking = new Play();
    private final Play other = new Play();
    private final Play third = new Play();

    @AfterEach
    void close() {
        List.of(blocking, other, third).forEach(Play::close);
    }

    @Test
    void theClientWhoseWaitsDifferMostIsNamedWithEachOfThem() {
        answered(blocking, "A", 0);
        Play.Actor b = waits(blocking);
        for (Play stage : List.of(other, third)) {
            answered(stage, "A", 0);
            answered(stage, "B", 1);
        }
        blocking.goesOnForLong();
        answers(blocking, b);
        Difference largest = largest();
        assertThat(largest.who()).isEqualTo("B");
        assertThat(largest.waits()).hasSize(3);
        assertThat(largest.waits().getFirst().stage()).isEqualTo("sequential");
        assertThat(largest.text())
                .matches(
                        "B waited \\S+ m?s on sequential, \\S+ \\S+ on \\w+ and \\S+ \\S+ on \\w+:"
                                + " [\\d,]+ times as long\\.");
    }

    @Test
    void aWaitThatGoesOnCounts() {
        waits(blocking);
        answered(other, "B", 1);
        blocking.goesOnForLong();
        assertThat(largest().text()).startsWith("B has waited ");
    }

    @Test
    void whoLeavesUnansweredHasWaitedUntilThen() {
        Play.Actor b = waits(blocking);
        answered(other, "B", 1);
        blocking.goesOnForLong();
        b.leaves(false);
        assertThat(largest().text()).startsWith("B waited ");
    }

    @Test
    void whereNobodyWaitsForLongNothingIsSaid() {
        blocking.client("A", 0);
        other.client("A", 0);
        assertThat(Difference.largest(0, subjects())).isNull();
    }

    @Test
    void theSentenceTellsItOfTheWholeRunWhenTheMomentDoesNotShowIt() {
        Play.Actor b = waits(blocking);
        answered(other, "B", 1);
        blocking.goesOnForLong();
        answers(blocking, b);
        long now = blocking.trace.now();
        assertThat(Sentence.at(now, now, subjects()).contrast()).startsWith("Whole run: B waited ");
        assertThat(Sentence.at(1, now, subjects()).contrast())
                .as("at an instant before any wait")
                .isEqualTo(Sentence.at(now, now, subjects()).contrast());
    }

    /**
     * Others are answered before this wait goes on, so that it is longer however slow they were.
     */
    private static Play.Actor waits(Play stage) {
        return stage.client("B", 1).connects().says("Ping");
    }

    private static void answered(Play stage, String name, int ordinal) {
        answers(stage, stage.client(name, ordinal).connects().says("Ping"));
    }

    private static void answers(Play stage, Play.Actor client) {
        stage.serverAccepts();
        stage.serverHasAccepted(client);
        stage.serverReads(client);
        stage.serverGets(4);
        stage.serverSends(client, 4);
        client.hears(4);
    }

    private Difference largest() {
        long now = Math.max(blocking.trace.now(), other.trace.now());
        Difference found = Difference.largest(now, subjects());
        if (found == null) {
            throw new AssertionError("no difference");
        }
        return found;
    }

    private List<Subject> subjects() {
        List<Subject> stages = new ArrayList<>();
        stages.add(new Subject("sequential", blocking.lanes()));
        stages.add(new Subject("select", other.lanes()));
        stages.add(new Subject("threads", third.lanes()));
        return stages;
    }
}
