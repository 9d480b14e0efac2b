package loopscope.lesson.check;

import loopscope.trace.state.Phase;

/** The phases of a client's life, as sentences have them: {@code is in the accept queue}. */
public final class PhaseWords {
    private PhaseWords() {}

    /** What a client does in a phase, to follow its name. */
    public static String of(Phase phase) {
        return switch (phase) {
            case CONNECTING -> "is connecting";
            case IN_ACCEPT_QUEUE -> "is in the accept queue";
            case HANDED_OVER -> "waits for a worker";
            case IDLE -> "is idle";
            case UNREAD -> "is unread";
            case SERVED -> "is being served";
            case QUEUED -> "has its reply queued";
            case REPLYING -> "has not taken its reply";
            case GONE -> "is gone";
        };
    }
}
