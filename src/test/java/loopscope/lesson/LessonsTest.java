package loopscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Outcome;
import loopscope.lesson.play.Performance;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** What the built-in lessons say must be observed is observed. */
class LessonsTest {
    /**
     * Lessons mostly wait, so that more can be played at once than there are processors; with many
     * more a thread may have to wait for longer than a server pauses in a lesson.
     */
    private static final int AT_ONCE = 4;

    private static final Comparator<Lesson> LONGEST_FIRST =
            Comparator.comparingInt(lesson -> -lesson.steps().size());

    @Test
    void whatEachLessonExpectsIsObserved() throws Exception {
        Map<Boolean, List<Lesson>> lessons =
                Lessons.all().stream()
                        .collect(Collectors.partitioningBy(LessonsTest::needsTheProcess));
        check(lessons.getOrDefault(false, List.of()), AT_ONCE);
        check(lessons.getOrDefault(true, List.of()), 1);
    }

    /**
     * An experiment keeps the processors busy, and hundreds of clients who stay take the
     * descriptors that a select beside them needs: such a lesson would disturb others, and they it.
     */
    private static boolean needsTheProcess(Lesson lesson) {
        return lesson.steps().stream()
                .anyMatch(
                        step ->
                                step.experiment() != null
                                        || step.deeds().stream().anyMatch(LessonsTest::isLarge));
    }

    private static boolean isLarge(String deed) {
        return deed.matches("[0-9]{3,} clients come.* stay.*");
    }

    private static void check(List<Lesson> lessons, int atOnce) throws Exception {
        Map<Lesson, Future<Performance>> played = new LinkedHashMap<>();
        try (ExecutorService players = Executors.newFixedThreadPool(atOnce)) {
            for (Lesson lesson : lessons.stream().sorted(LONGEST_FIRST).toList()) {
                played.put(
                        lesson,
                        players.submit(
                                () ->
                                        Performance.play(
                                                lesson, LessonPlayer.USUAL_PATIENCE, _ -> {})));
            }
        }
        for (Map.Entry<Lesson, Future<Performance>> one : played.entrySet()) {
            assertThat(one.getKey().expectations()).isPositive();
            assertThat(missed(one.getValue().get())).as(one.getKey().id()).isEmpty();
            assertThat(one.getValue().get().unanswered())
                    .as("questions of %s without one right answer", one.getKey().id())
                    .isZero();
        }
    }

    private static List<String> missed(Performance performance) {
        return performance.reports().stream()
                .flatMap(report -> report.outcomes().stream())
                .filter(outcome -> !outcome.finding().holds())
                .map(LessonsTest::words)
                .toList();
    }

    private static String words(Outcome outcome) {
        return outcome.expectation().text() + " (" + outcome.finding().seen() + ")";
    }
}
