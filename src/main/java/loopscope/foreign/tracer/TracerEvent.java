package loopscope.foreign.tracer;

/**
 * What the call tracer says, a thread at a time. Times are nanoseconds of the system's clock since
 * 1970.
 */
public sealed interface TracerEvent {
    /** The thread's number in the system; 0 where the tracer does not say. */
    int thread();

    /** When it happened. */
    long time();

    /**
     * A thread has entered a call.
     *
     * @param call its name, such as {@code recvfrom}
     * @param arguments those that the tracer printed on entry; the last one may be a part
     */
    record Entered(int thread, long time, String call, CallText arguments) implements TracerEvent {}

    /**
     * A thread has left the call that it entered.
     *
     * @param begun when it entered
     * @param arguments all of them
     * @param outcome what the call gave
     */
    record Left(int thread, long time, long begun, String call, CallText arguments, Outcome outcome)
            implements TracerEvent {}

    /**
     * A signal came to a thread.
     *
     * @param name such as {@code SIGCHLD}
     */
    record Signal(int thread, long time, String name) implements TracerEvent {}

    /**
     * A thread has ended.
     *
     * @param how such as {@code exited with 0} or {@code killed by SIGPIPE}
     */
    record Ended(int thread, long time, String how) implements TracerEvent {}

    /** A line of which nothing is understood; nothing is concluded from it. */
    record Unknown(int thread, long time, String line) implements TracerEvent {}
}
