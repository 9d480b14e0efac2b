package loopscope.lesson.play;

import loopscope.lab.CannotStartException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Scene;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Plays a lesson step by step. Confined to one thread; {@link #play} blocks, and ends early when
 * that thread is interrupted.
 */
public final class LessonPlayer {
    /** How long a lesson waits for each thing that must be observed. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);

    private final Lesson lesson;
    private final StageHost host;
    private final Duration patience;
    private final Consumer<? super String> doing;
    private final List<PlayedScene> played = new ArrayList<>();
    private @Nullable ScenePlay scene;
    private int next;

    /**
     * A player before the first step.
     *
     * @param patience how long it waits for each thing to be observed
     */
    public LessonPlayer(Lesson lesson, StageHost host, Duration patience) {
        this(lesson, host, patience, _ -> {});
    }

    /**
     * A player that says what it is at.
     *
     * @param doing is called with what is done or waited for now, in the lesson's words
     */
    LessonPlayer(Lesson lesson, StageHost host, Duration patience, Consumer<? super String> doing) {
        this.lesson = lesson;
        this.host = host;
        this.patience = patience;
        this.doing = doing;
    }

    /** The step that is played next; null when there is none. */
    public @Nullable LessonStep next() {
        List<LessonStep> steps = lesson.steps();
        return next < steps.size() ? steps.get(next) : null;
    }

    /**
     * Opens the stages of the next step, if it is the first of a scene. Blocks until they listen.
     *
     * @throws CannotStartException when a stage cannot be opened
     */
    public void prepare() throws CannotStartException {
        int begins = 0;
        for (Scene one : lesson.scenes().subList(0, played.size())) {
            begins += one.steps().size();
        }
        if (begins == next && next() != null) {
            Scene one = lesson.scenes().get(played.size());
            List<PlayedStage> stages = host.open(one);
            scene = new ScenePlay(host.lab(), stages, patience, doing);
            played.add(new PlayedScene(one, stages, new ArrayList<>()));
        }
    }

    /**
     * Plays the next step; blocks until all that it expects was observed, or the patience is over.
     *
     * @throws CannotStartException when a stage cannot be opened or a crowd cannot come
     */
    public StepReport play() throws CannotStartException, InterruptedException {
        LessonStep step = Objects.requireNonNull(next(), "the lesson is over");
        prepare();
        StepReport report = Objects.requireNonNull(scene).play(step);
        played.getLast().reports().add(report);
        next++;
        return report;
    }

    /** What was played so far, a scene each. */
    public List<PlayedScene> played() {
        return List.copyOf(played);
    }
}
