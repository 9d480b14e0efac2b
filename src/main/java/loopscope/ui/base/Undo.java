package loopscope.ui.base;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Takes back what was done and can be undone, the last first. What was done on a run is undone on
 * that run only. Confined to the JavaFX thread.
 */
public final class Undo {
    /** A step may hold the record of a stage, so that the oldest ones are given up. */
    private static final int MOST = 8;

    /** What can be undone on one run. */
    public static final class Steps {
        private final Deque<Runnable> undoings = new ArrayDeque<>();

        /** Whether nothing can be undone. */
        public boolean isEmpty() {
            return undoings.isEmpty();
        }

        private void push(Runnable undoing) {
            undoings.push(undoing);
            if (undoings.size() > MOST) {
                undoings.removeLast();
            }
        }

        private @Nullable Runnable pop() {
            return undoings.poll();
        }
    }

    private final Notices notices;
    private Steps steps = new Steps();
    private @Nullable Runnable wayBack;
    private Notice offered = Notice.NONE;

    /** Nothing can be undone yet. */
    public Undo(Notices notices) {
        this.notices = notices;
    }

    /**
     * Goes on with the steps of another run, which is shown now.
     *
     * @param back shows the run before it, once all steps of this one are undone; null where there
     *     is no run to go back to
     */
    public void turnTo(Steps ofRun, @Nullable Runnable back) {
        steps = ofRun;
        wayBack = back;
        notices.retract(offered);
    }

    /**
     * Shows what was done on the run that is shown, and offers to undo it.
     *
     * @param words what was done, in a sentence
     * @param undoing takes it back
     */
    public void offer(String words, Runnable undoing) {
        steps.push(undoing);
        offer(words);
    }

    /** Shows what was done, and offers to undo it: the last step, else the way back. */
    public void offer(String words) {
        offered = Notice.undoable(words, this::undo);
        notices.show(offered);
    }

    /**
     * Undoes what was done last on the run that is shown; then the one before that, and at last
     * goes back to the run before.
     */
    public void undo() {
        Runnable undoing = steps.isEmpty() ? wayBack : steps.pop();
        if (undoing == null) {
            notices.show(Notice.done("There is nothing to undo."));
            return;
        }
        notices.dismiss();
        undoing.run();
    }
}
