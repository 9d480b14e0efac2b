package loopscope.trace.state;

import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

/** The state of one thread at an instant, as far as it is known. */
public final class ThreadState implements Cloneable {
    final int id;
    boolean shared;
    Role role = Role.OTHER;
    @Nullable Op op;
    int connection;
    boolean blocking;
    long number;
    long since;
    long calls;
    long readiness = -1;
    Asked asked = Asked.NOTHING;
    long round = Trace.NEVER;
    long roundNumber;
    long last;

    ThreadState(int id) {
        this.id = id;
    }

    ThreadState copy() {
        try {
            ThreadState copy = (ThreadState) clone();
            copy.shared = false;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its number, for {@link Trace#threads()}. */
    public int id() {
        return id;
    }

    /** On whose side it works. */
    public Role role() {
        return role;
    }

    /** The call it is inside of; null while it is in none. */
    public @Nullable Op op() {
        return op;
    }

    /** The connection that the call is about, 0 for none. */
    public int connection() {
        return connection;
    }

    /** Whether the call it is inside of may wait. */
    public boolean isBlocking() {
        return op != null && blocking;
    }

    /** The number of the begin of the call it is inside of. */
    public long number() {
        return number;
    }

    /** Since when it is inside its call, or outside of one; nanoseconds since the run's zero. */
    public long since() {
        return since;
    }

    /** The number of the latest event of this thread. */
    public long last() {
        return last;
    }

    /** How many calls it has made. */
    public long calls() {
        return calls;
    }

    /** The number of the last readiness call's end, whose list says what was ready; or -1. */
    public long readiness() {
        return readiness;
    }
}
