package loopscope.ui.base;

/**
 * A sentence for the user about something done or failed.
 *
 * @param text the sentence; empty for nothing
 * @param failure whether something went wrong
 */
public record Notice(String text, boolean failure) {
    /** No notice. */
    public static final Notice NONE = new Notice("", false);

    /** Something was done. */
    public static Notice done(String text) {
        return new Notice(text, false);
    }

    /** Something went wrong. */
    public static Notice failed(String text) {
        return new Notice(text, true);
    }
}
