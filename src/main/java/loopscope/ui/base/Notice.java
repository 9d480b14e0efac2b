package loopscope.ui.base;

/**
 * Something the user should be told, in one sentence.
 *
 * @param text the sentence; empty for nothing
 * @param failure whether something went wrong
 */
public record Notice(String text, boolean failure) {
    /** Nothing to tell. */
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
