package loopscope.lesson.play;

import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lesson.plan.Scene;

import java.util.List;

/** Where the stages of a lesson are opened: in a lab of its own, or in a window. */
public interface StageHost {
    /**
     * Closes the stages of the scene before, and opens those of a scene; its clock begins at zero.
     * Blocks until they listen.
     *
     * @return the stages, from top to bottom
     * @throws CannotStartException when one cannot be opened
     */
    List<PlayedStage> open(Scene scene) throws CannotStartException;

    /** The lab that they are in. */
    Lab lab();
}
