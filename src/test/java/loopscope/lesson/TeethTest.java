package loopscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.CannotStartException;
import loopscope.lab.Setup;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.Scene;
import loopscope.lesson.plan.StagePlan;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Outcome;
import loopscope.lesson.play.OwnLab;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Lessons have teeth: with another model or counter on a stage, what a lesson says is not observed.
 */
class TeethTest {
    /** The exchanged stage never comes to do what is said, however long one waits. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** Lessons mostly wait, so that more can be played at once than there are processors. */
    private static final int AT_ONCE = 8;

    /** Those first that take longest. */
    private static final List<Exchange> ALL =
            List.of(
                    model("port-in-use", "pool", "sequential", "messages are 4"),
                    model("callbacks", "selector", "threads", "A is watched for reading"),
                    model("one-at-a-time", "sequential", "select", "B waits for A on sequential"),
                    model("accept-queue", "sequential", "select", "B is in the accept queue"),
                    model("thread-each", "threads", "sequential", "B is answered on threads"),
                    counter("lost-updates", "unprotected", "lock", "lost updates are 1"),
                    counter("lock", "lock", "atomic", "the server waits inside lock for B on lock"),
                    counter(
                            "wake-me",
                            "sleeping",
                            "watch-loop",
                            "the server waits inside await on sleeping"),
                    model("pool", "pool", "threads", "K waits for a worker"),
                    model("would-block", "spin", "select", "calls on spin are at least 1000"),
                    model("three-sets", "select", "sequential", "the listener is watched"),
                    model(
                            "slow-reader",
                            "select",
                            "sends-all-at-once",
                            "A is watched for writing on select"),
                    model("poll-table", "poll", "select", "calls of poll are at least 3"),
                    model(
                            "level-and-edge",
                            "edge-not-drained",
                            "epoll-edge",
                            "A is unanswered on edge-not-drained"),
                    model("goodbye", "select", "closed-at-empty-read", "C is answered"),
                    model(
                            "scale",
                            "select",
                            "epoll",
                            "clients that left on select are more than 0"),
                    model(
                            "museum",
                            "blocking-socket",
                            "epoll-edge",
                            "the server waits inside recv for A on blocking-socket"),
                    model(
                            "ten-thousand",
                            "virtual",
                            "threads",
                            "platform threads on virtual are 1"),
                    model(
                            "loop-per-core",
                            "loops",
                            "select",
                            "threads on loops are more than threads on select"),
                    model(
                            "tls",
                            "selector-tls",
                            "selector",
                            "A is ready for reading on selector-tls"));

    /**
     * A change of a lesson's stages.
     *
     * @param lesson the lesson's id
     * @param stage the name of the stage that is changed
     * @param change what is changed there
     * @param bites the expectation that then must not be observed
     */
    private record Exchange(
            String lesson, String stage, UnaryOperator<Setup> change, String bites) {
        /** The scenes in which the expectation stands. */
        Lesson exchanged() {
            Lesson lesson = Lessons.find(this.lesson).orElseThrow();
            return new Lesson(
                    lesson.id(),
                    lesson.title(),
                    lesson.goal(),
                    lesson.minutes(),
                    lesson.scenes().stream().filter(this::isBitten).map(this::exchanged).toList());
        }

        private boolean isBitten(Scene scene) {
            return scene.steps().stream()
                    .flatMap(step -> step.expectations().stream())
                    .anyMatch(expectation -> expectation.text().equals(bites));
        }

        private Scene exchanged(Scene scene) {
            List<StagePlan> stages =
                    scene.stages().stream()
                            .map(
                                    plan ->
                                            plan.name().equals(stage)
                                                    ? new StagePlan(
                                                            change.apply(plan.setup()).named(stage))
                                                    : plan)
                            .toList();
            return new Scene(stages, scene.steps());
        }
    }

    private static Exchange model(String lesson, String stage, String model, String bites) {
        return new Exchange(lesson, stage, setup -> setup.withModel(model), bites);
    }

    private static Exchange counter(String lesson, String stage, String counter, String bites) {
        return new Exchange(lesson, stage, setup -> setup.counting(counter), bites);
    }

    @Test
    void withAnotherModelOrCounterOnStageALessonIsNotObserved() throws Exception {
        Map<Exchange, Future<Boolean>> played = new LinkedHashMap<>();
        try (ExecutorService players = Executors.newFixedThreadPool(AT_ONCE)) {
            ALL.forEach(one -> played.put(one, players.submit(() -> isObserved(one))));
        }
        for (Map.Entry<Exchange, Future<Boolean>> one : played.entrySet()) {
            Exchange exchange = one.getKey();
            assertThat(one.getValue().get())
                    .as("%s: %s", exchange.lesson(), exchange.bites())
                    .isFalse();
        }
    }

    /** Plays the exchanged lesson up to the expectation that must not be observed. */
    private static boolean isObserved(Exchange exchange)
            throws CannotStartException, InterruptedException {
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = new LessonPlayer(exchange.exchanged(), lab, PATIENCE);
            Optional<Outcome> found = Optional.empty();
            while (found.isEmpty()) {
                found =
                        player.play().outcomes().stream()
                                .filter(
                                        outcome ->
                                                outcome.expectation()
                                                        .text()
                                                        .equals(exchange.bites()))
                                .findFirst();
            }
            return found.get().finding().holds();
        }
    }
}
