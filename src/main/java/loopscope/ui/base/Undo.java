package loopscope.ui.base;

import org.jspecify.annotations.Nullable;

/** Takes back the last thing that was done and can be undone. Confined to the JavaFX thread. */
public final class Undo {
    private final Notices notices;
    private final Runnable before;
    private @Nullable Runnable last;

    /**
     * Nothing can be undone yet.
     *
     * @param before called before anything is undone
     */
    public Undo(Notices notices, Runnable before) {
        this.notices = notices;
        this.before = before;
    }

    /**
     * Shows what was done, and offers to undo it, and no longer what was done before.
     *
     * @param words what was done, in a sentence
     * @param undoing takes it back
     */
    public void offer(String words, Runnable undoing) {
        last = undoing;
        notices.show(Notice.undoable(words, this::undo));
    }

    /** Undoes what was offered last, once. */
    public void undo() {
        Runnable undoing = last;
        if (undoing == null) {
            notices.show(Notice.done("There is nothing to undo."));
            return;
        }
        last = null;
        notices.dismiss();
        before.run();
        undoing.run();
    }

    /** Offers nothing any more. */
    public void forget() {
        last = null;
    }
}
