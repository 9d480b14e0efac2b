package loopscope.lesson.play;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lesson.check.Situation;
import loopscope.lesson.check.WatchedStage;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.grammar.Vocabulary;
import loopscope.lesson.grammar.WrongSentenceException;
import loopscope.lesson.plan.Lesson;
import loopscope.timeline.figures.Scaling;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** An experiment measures each stage beside each number of idle clients. */
class ExperimentTest {
    private static final String LESSON =
            """
            lesson: 1
            title: A title
            goal: A goal
            stages:
              - model: select
              - model: virtual
            steps:
              - title: One speaks beside others
                experiment:
                  figure: processor time a message
                  clients: [1, 4]
                  rounds: 2
                  messages: 3
                expect:
                  - all have left
                  - accepted clients are 5
                  - messages are at least 1000
            """;

    @Test
    void aFigureIsTakenBesideEachNumberWhereItIsKnown() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            Lesson lesson = LessonReader.read("id", LESSON.getBytes(StandardCharsets.UTF_8));
            LessonPlayer player = new LessonPlayer(lesson, lab, LessonPlayer.USUAL_PATIENCE);
            StepReport report = player.play();
            assertThat(report.failed()).as("%s", report.outcomes()).isZero();
            Scaling found = Objects.requireNonNull(report.scaling());
            Scaling.Curve select = found.curve("select").orElseThrow();
            assertThat(select.end()).isEmpty();
            assertThat(select.points()).extracting(Scaling.Point::clients).containsExactly(1, 4);
            for (Scaling.Point point : select.points()) {
                assertThat(point.lowest()).isPositive();
                assertThat(point.median()).isBetween(point.lowest(), point.highest());
            }
            // A virtual thread has no clock of its own.
            assertThat(found.curve("virtual").orElseThrow().points()).isEmpty();

            PlayedStage stage = player.played().getFirst().stages().getFirst();
            WatchedStage watched = stage.watched(() -> 5, () -> null, () -> List.of(found));
            String least = "least processor time a message beside 4 idle clients is ";
            assertThat(holds(least + "more than 0 ms", watched)).isTrue();
            assertThat(holds(least + "more than 1 min", watched)).isFalse();
            assertThat(holds(least.replace('4', '5') + "more than 0 ms", watched)).isFalse();
            assertThat(holds("processor time a message is more than 0 ms", watched)).isTrue();
        }
    }

    private static boolean holds(String sentence, WatchedStage stage)
            throws WrongSentenceException {
        return new Vocabulary(List.of(stage.name()))
                .statement(sentence)
                .check(new Situation(List.of(stage), 0))
                .holds();
    }
}
