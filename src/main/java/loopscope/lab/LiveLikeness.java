package loopscope.lab;

import loopscope.foreign.model.Likeness;
import loopscope.foreign.model.ModelEvidence;
import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Trace;

import java.util.concurrent.TimeUnit;

/**
 * What a program of others looks like, judged while it runs: after each eighth more of its events,
 * and after a second at the latest. Follows a trace on its dispatcher's thread; any thread may read
 * the words.
 */
final class LiveLikeness implements Follower {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int PART = 8;

    private final ModelEvidence evidence;
    private long seen;
    private long next;
    private long judged;
    private volatile String words = "";

    /** Follows a trace in which nothing is yet. */
    LiveLikeness(Trace trace) {
        this.evidence = new ModelEvidence(trace);
        trace.follow(this);
    }

    @Override
    public synchronized void follow(Event event) {
        evidence.follow(event);
        seen++;
        if (seen >= next || event.time() - judged > SECOND) {
            next = seen + seen / PART + 1;
            judged = event.time();
            Likeness now = evidence.likeness();
            words = now.model().isEmpty() ? "" : now.words();
        }
    }

    /** Judges by all that was seen; nothing more comes. */
    synchronized void judge() {
        words = evidence.likeness().words();
    }

    /** As one line for the user; empty while it may still become clear. */
    String words() {
        return words;
    }
}
