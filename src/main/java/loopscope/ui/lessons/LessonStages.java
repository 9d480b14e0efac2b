package loopscope.ui.lessons;

import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.ui.stages.StageViewModel;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The stages of the window, which a lesson borrows. Those that the user had go on meanwhile, and
 * come back. Confined to the JavaFX thread.
 */
public interface LessonStages {
    /**
     * Shows the stages of the next scene in place of all others, and opens their servers.
     *
     * @param lab the lab that they are opened in
     * @param setups their settings, from top to bottom
     * @return the stages, once all of them listen; fails with the reason why one does not
     */
    CompletableFuture<List<StageViewModel>> open(Lab lab, List<Setup> setups);

    /** Shows a scene that was opened before, by its place from 0. */
    void show(int scene);

    /** Puts a flag on the scene that is shown, at a time in nanoseconds since its zero. */
    void flag(long time, String name);

    /** Stops all servers and clients of the lesson, and shows what was there before it. */
    void leave();
}
