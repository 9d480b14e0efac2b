package loopscope.ui;

/**
 * Something the user should be told, in one sentence.
 *
 * @param text the sentence; empty for nothing
 * @param failure whether something went wrong
 */
record Notice(String text, boolean failure) {
    /** Nothing to tell. */
    static final Notice NONE = new Notice("", false);

    /** Something was done. */
    static Notice done(String text) {
        return new Notice(text, false);
    }

    /** Something went wrong. */
    static Notice failed(String text) {
        return new Notice(text, true);
    }
}
