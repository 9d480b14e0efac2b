package loopscope.ui.base;

import org.jspecify.annotations.Nullable;

/**
 * A sentence for the user about something done or failed.
 *
 * @param text the sentence; empty for nothing
 * @param failure whether something went wrong
 * @param undo takes back what was done; null where that can't be
 */
public record Notice(String text, boolean failure, @Nullable Runnable undo) {
    /** No notice. */
    public static final Notice NONE = new Notice("", false, null);

    /** Something was done. */
    public static Notice done(String text) {
        return new Notice(text, false, null);
    }

    /** Something was done that the user may not have meant. */
    public static Notice undoable(String text, Runnable undo) {
        return new Notice(text, false, undo);
    }

    /** Something went wrong. */
    public static Notice failed(String text) {
        return new Notice(text, true, null);
    }
}
