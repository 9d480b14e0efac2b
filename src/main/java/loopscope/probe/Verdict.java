package loopscope.probe;

/** How a server came through, from the best to the worst. */
public enum Verdict {
    /** All is well. */
    SURVIVED("survived", false),
    /** What it owed still came when nobody waited for it any longer. */
    SLOW("slow", false),
    /** Others waited longer than is allowed, as the model of the server has it. */
    WAITED_BY_DESIGN("others waited, by design", false),
    /** It uses the processor while nobody asks for anything, as its model has it. */
    BUSY_BY_DESIGN("busy loop, by design", false),
    /** It could not be tried here. */
    NOT_TRIED("not tried", false),
    /** Others waited longer than is allowed. */
    WAITED("others waited", true),
    /** Not everything that it owed came. */
    LOST("lost bytes", true),
    /** It has not given back descriptors, threads or processes. */
    LEAK("leak", true),
    /** It uses the processor while nobody asks for anything. */
    BUSY("busy loop", true),
    /** It runs, and answers nobody any more. */
    UNANSWERED("answers nobody", true),
    /** It has ended. */
    DIED("died", true);

    private final String words;
    private final boolean failure;

    Verdict(String words, boolean failure) {
        this.words = words;
        this.failure = failure;
    }

    /** The verdict in a few words. */
    public String words() {
        return words;
    }

    /** Whether the server fell short. */
    public boolean isFailure() {
        return failure;
    }
}
