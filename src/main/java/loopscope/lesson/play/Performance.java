package loopscope.lesson.play;

import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lesson.plan.Lesson;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A lesson that was played from its first step to its last, and what was recorded of it.
 *
 * @param lesson what was played
 * @param scenes what came of its scenes
 */
public record Performance(Lesson lesson, List<PlayedScene> scenes) {
    public Performance {
        scenes = List.copyOf(scenes);
    }

    /**
     * Plays a lesson without a window; returns when its last step is over.
     *
     * @param patience how long it waits for each thing to be observed
     * @param progress is called when a step is over, with its scene as far as it was played
     * @throws CannotStartException when a stage cannot be opened or a crowd cannot come
     */
    public static Performance play(
            Lesson lesson, Duration patience, Consumer<? super PlayedScene> progress)
            throws CannotStartException, InterruptedException {
        return play(lesson, patience, progress, _ -> {});
    }

    /**
     * The same, which says what it is at.
     *
     * @param doing is called with what is done or waited for now, in the lesson's words
     */
    public static Performance play(
            Lesson lesson,
            Duration patience,
            Consumer<? super PlayedScene> progress,
            Consumer<? super String> doing)
            throws CannotStartException, InterruptedException {
        // Code that runs for the first time is slow, and would be seen as a wait.
        Lab.warmUp();
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = new LessonPlayer(lesson, lab, patience, doing);
            while (player.next() != null) {
                StepReport _ = player.play();
                progress.accept(player.played().getLast());
            }
            return new Performance(lesson, player.played());
        }
    }

    /** What came of its steps. */
    public List<StepReport> reports() {
        return scenes.stream().flatMap(scene -> scene.reports().stream()).toList();
    }

    /** How many questions have no clear answer. */
    public int unanswered() {
        return (int) reports().stream().filter(StepReport::isUnanswered).count();
    }

    /** How many expectations were not observed. */
    public int failed() {
        return reports().stream().mapToInt(StepReport::failed).sum();
    }

    /**
     * The scene that a picture of the lesson shows: the one with an instant for it, or the last.
     */
    public PlayedScene pictured() {
        return scenes.stream().filter(PlayedScene::isPictured).findFirst().orElse(scenes.getLast());
    }

    /** A sentence for each stage some of whose clients could not connect. */
    public List<String> troubles() {
        return scenes.stream().flatMap(scene -> scene.troubles().stream()).toList();
    }
}
