package loopscope.lab;

import loopscope.trace.metadata.CountSoFar;
import loopscope.trace.metadata.TracerFacts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * What serves behind a stage: a server of one of our models, or a program of others. It records to
 * the stage's trace. Thread-safe.
 */
interface StageServer {
    /** What is known of how it serves. */
    ModelInfo model();

    /**
     * Starts it. Blocks until it listens.
     *
     * @return where, an {@link loopscope.trace.Address}
     * @throws CannotStartException when it does not, with a sentence for the user
     */
    long open() throws CannotStartException;

    /** Begins to look at it from outside; it listens. */
    StageProbes probes(long address);

    /** One sentence on what ended it, if that was not a stop; null while all is well. */
    @Nullable String failure();

    /** Things that the user should know and no call tells, one sentence each, oldest first. */
    List<String> notices();

    /** The latest lines that it has written, where it is a program of others. */
    List<ProgramLine> output();

    /** Honesty marks that no condition tells: which of the models its calls look like, and why. */
    List<String> marks();

    /** The numbers of the processes of a program of others, its tracer's among them. */
    Set<Long> processes();

    /** Why its calls can't be held, as one sentence; null where they can. */
    @Nullable String paceObstacle();

    /** Sets its pace, which also goes for the calls that are held now. Never blocks. */
    void setPace(Pace pace);

    /** Lets one held call go on; false when none is held. Never blocks. */
    boolean step();

    /** How many of its threads are held now. */
    int held();

    /** What its shared counter shows; -1 where there is none. */
    int counted();

    /** What its shared counter has come to; null where there is none. */
    @Nullable CountSoFar countSoFar();

    /** What is to be known of the tracer that watches it; null where none does. */
    @Nullable TracerFacts tracer();

    /**
     * Makes its next accepts fail, each by one of these errno(3) in turn.
     *
     * @return whether that can be done
     */
    boolean refuseAccepts(List<Integer> errnos);

    /** How many of those accepts are still to fail. */
    int refusalsLeft();

    /**
     * Asks it to finish what it has begun, and then to end. Blocks until it has ended.
     *
     * @param millis for how long at most
     * @return whether it has
     */
    boolean finish(long millis);

    /** Closes its sockets, whatever it is doing. */
    void abort();

    /**
     * Ends it by force where it has not ended, and frees what it had. Blocks until that is done.
     */
    void end();

    /** Called once it has ended and its trace is whole. */
    void recorded();
}
