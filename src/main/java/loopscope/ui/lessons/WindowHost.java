package loopscope.ui.lessons;

import javafx.application.Platform;

import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.Stage;
import loopscope.lesson.plan.Scene;
import loopscope.lesson.plan.StagePlan;
import loopscope.lesson.play.PlayedStage;
import loopscope.lesson.play.StageHost;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Opens the stages of a lesson in the window. Confined to the thread that plays the lesson, except
 * for {@link #leave}.
 */
final class WindowHost implements StageHost {
    private static final String LEFT = "The lesson was ended.";

    private final LessonStages stages;
    private Lab lab = new Lab();

    /** Confined to the JavaFX thread. */
    private boolean left;

    WindowHost(LessonStages stages) {
        this.stages = stages;
    }

    @Override
    public List<PlayedStage> open(Scene scene) throws CannotStartException {
        lab.close();
        Lab next = new Lab();
        lab = next;
        CompletableFuture<List<PlayedStage>> opened = new CompletableFuture<>();
        Platform.runLater(() -> begin(next, scene, opened));
        try {
            return opened.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException(LEFT);
        } catch (ExecutionException e) {
            throw reason(e.getCause());
        }
    }

    private static CannotStartException reason(@Nullable Throwable cause) {
        return cause instanceof CannotStartException why
                ? why
                : new CannotStartException("A stage could not be opened: " + cause);
    }

    private void begin(Lab next, Scene scene, CompletableFuture<List<PlayedStage>> opened) {
        if (left) {
            opened.completeExceptionally(new CannotStartException(LEFT));
            return;
        }
        var _ =
                stages.open(next, scene.stages().stream().map(StagePlan::setup).toList())
                        .whenComplete(
                                (shown, failure) -> {
                                    if (failure == null) {
                                        opened.complete(played(scene, shown));
                                    } else {
                                        Throwable cause = failure.getCause();
                                        opened.completeExceptionally(
                                                cause == null ? failure : cause);
                                    }
                                });
    }

    private static List<PlayedStage> played(Scene scene, List<StageViewModel> shown) {
        List<PlayedStage> played = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Stage stage = Objects.requireNonNull(shown.get(i).stage());
            played.add(new PlayedStage(scene.stages().get(i), stage, shown.get(i).record()));
        }
        return played;
    }

    @Override
    public Lab lab() {
        return lab;
    }

    /** Opens no more stages, and removes those that are there. Called on the JavaFX thread. */
    void leave() {
        left = true;
        stages.leave();
    }
}
