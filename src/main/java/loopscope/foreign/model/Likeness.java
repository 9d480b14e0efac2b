package loopscope.foreign.model;

/**
 * Which I/O model a server's calls look like, and why.
 *
 * @param model the model in a word or two; empty where the calls do not tell
 * @param reason what in the calls says so, or why they do not tell
 */
public record Likeness(String model, String reason) {
    static Likeness unclear(String reason) {
        return new Likeness("", reason);
    }

    /** As one line for the user. */
    public String words() {
        return model.isEmpty()
                ? "its model is not clear: " + reason
                : "looks like " + model + ": " + reason;
    }
}
