package loopscope.lesson.play;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.lab.CannotStartException;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.plan.Lesson;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

class LessonPlayerTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final String WAITING =
            """
            lesson: 1
            title: A title
            goal: A goal
            stages:
              - model: sequential
              - model: select
            steps:
              - title: Both come
                ask:
                  question: What happens to B?
                  choices:
                    It waits: B waits for A on sequential
                    It is answered: B is answered on sequential
                do:
                  - A connects
                  - A says "Hi"
                  - A waits for its echo
                  - B connects
                  - B says "Ping"
                  - note "B is there"
                expect:
                  - B waits for A on sequential
                  - B is answered on select
              - title: A leaves
                ask:
                  question: In which order?
                  on: sequential
                  order:
                    - B is answered
                    - A leaves
                do:
                  - A closes
                  - B waits for its echo
                  - B closes
                expect:
                  - all have left
                  - B is answered after A leaves on sequential
                  - at some time B is answered on sequential
            """;

    @Test
    void whatALessonExpectsIsObservedAndItsQuestionsAreAnsweredByTheRecord() throws Exception {
        Performance played = played(WAITING, LessonPlayer.USUAL_PATIENCE);
        assertThat(played.failed()).as("%s", played.reports()).isZero();
        assertThat(played.reports())
                .extracting(report -> report.answer() == null ? null : report.answer().right())
                .containsExactly(List.of("It waits"), List.of("A leaves", "B is answered"));
        PlayedScene scene = played.scenes().getFirst();
        assertThat(scene.notes())
                .singleElement()
                .satisfies(
                        note -> {
                            assertThat(note.text()).isEqualTo("B is there");
                            assertThat(note.time()).isBetween(1L, scene.end());
                        });
        assertThat(scene.instant()).isBetween(1L, scene.end());
    }

    @Test
    void withTheModelsExchangedItIsNotObservedAndSaysWhatWas() throws Exception {
        String exchanged =
                WAITING.replace("model: sequential", "model: poll\n    name: sequential");
        Performance played = played(exchanged, SHORT);
        List<Outcome> outcomes = new ArrayList<>();
        played.reports().forEach(report -> outcomes.addAll(report.outcomes()));
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.finding().holds())
                .extracting(outcome -> outcome.expectation().text())
                .containsExactly(
                        "B waits for A on sequential",
                        "B is answered after A leaves on sequential");
        assertThat(outcomes.getFirst().finding().seen()).isEqualTo("B is idle");
    }

    @Test
    void eachSceneHasStagesAndAClockOfItsOwn() throws Exception {
        String second =
                WAITING
                        + """
                          - title: Another stage
                            stages:
                              - model: threads
                            do:
                              - A connects
                              - A says "Hi"
                              - the server stops
                            expect:
                              - threads are at least 1
                          """
                                .indent(2);
        Performance played = played(second, LessonPlayer.USUAL_PATIENCE);
        assertThat(played.failed()).as("%s", played.reports()).isZero();
        assertThat(played.scenes()).hasSize(2);
        assertThat(played.scenes().getLast().reports().getFirst().from())
                .isLessThan(played.scenes().getFirst().end());
        assertThat(played.scenes().getFirst().stages())
                .allMatch(stage -> stage.stage().isStopped());
    }

    @Test
    void aLessonThatIsInterruptedInAStepEndsAndLeavesNoServer() throws Exception {
        Lesson lesson =
                lesson(WAITING.replace("      - A closes\n", "      - wait until A has left\n"));
        CountDownLatch inTheSecondStep = new CountDownLatch(1);
        List<PlayedStage> stages = new CopyOnWriteArrayList<>();
        AtomicReference<Exception> end = new AtomicReference<>();
        Thread player =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        Performance _ =
                                                Performance.play(
                                                        lesson,
                                                        Duration.ofMinutes(1),
                                                        scene -> {
                                                            stages.addAll(scene.stages());
                                                            inTheSecondStep.countDown();
                                                        });
                                    } catch (InterruptedException | CannotStartException e) {
                                        end.set(e);
                                    }
                                });
        assertThat(inTheSecondStep.await(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        player.interrupt();
        assertThat(player.join(Duration.ofSeconds(30))).isTrue();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(stages).hasSize(2).allMatch(stage -> stage.stage().isStopped());
    }

    @Test
    void aStepThatTakesItsTimeByItselfIsOverOnceItIsDone() throws Exception {
        Performance played =
                played(
                        """
                        lesson: 1
                        title: A title
                        goal: A goal
                        stages:
                          - model: select
                        steps:
                          - title: It speaks slowly
                            do:
                              - A connects
                              - A says "abc", a byte each 150 ms
                            expect:
                              - messages are 3
                              - never A has left
                        """,
                        LessonPlayer.USUAL_PATIENCE);
        StepReport report = played.reports().getFirst();
        assertThat(report.failed()).isZero();
        assertThat(report.to() - report.from()).isGreaterThan(Duration.ofMillis(300).toNanos());
    }

    @Test
    void whoeverWaitsForItIsToldWhatItIsAt() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        Performance _ =
                Performance.play(
                        lesson(
                                """
                                lesson: 1
                                title: A title
                                goal: A goal
                                stages:
                                  - model: select
                                steps:
                                  - title: It comes
                                    do:
                                      - A connects
                                    expect:
                                      - never A has left
                                      - A is idle
                                """),
                        LessonPlayer.USUAL_PATIENCE,
                        _ -> {},
                        told::add);
        assertThat(told)
                .containsExactly(
                        "A connects", "waiting for: A is idle", "waiting for: never A has left");
    }

    private static Performance played(String text, Duration patience) throws Exception {
        return Performance.play(lesson(text), patience, _ -> {});
    }

    private static Lesson lesson(String text) throws BadLessonException {
        return LessonReader.read("id", text.getBytes(StandardCharsets.UTF_8));
    }
}
