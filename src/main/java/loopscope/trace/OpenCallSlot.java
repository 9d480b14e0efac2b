package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The open call of one thread, for everyone to see.
 *
 * <p>A call that waits for hours outlives the chunk its begin was written in: it is seen here, and
 * its end is written from here, whole. Only the owner writes; its fields change only while the cell
 * is closed, so that a reader who finds it open under the same number before and after has read
 * what belongs together.
 */
final class OpenCallSlot extends Call {
    /** No call is open. */
    static final long NONE = -1;

    private static final VarHandle OPEN;

    static {
        try {
            OPEN = MethodHandles.lookup().findVarHandle(OpenCallSlot.class, "open", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The number of the open call's begin; {@link #NONE} outside a call. */
    private long open = NONE;

    OpenCallSlot(int thread) {
        super(thread);
    }

    boolean isOpen() {
        return open != NONE;
    }

    /** Shows the call, whose begin has this number. */
    void open(long number) {
        begun = number;
        OPEN.setRelease(this, number);
    }

    /** Shows it no more, if it was shown. */
    void close() {
        if (open != NONE) {
            OPEN.setRelease(this, NONE);
            VarHandle.storeStoreFence();
        }
    }

    /**
     * The call, as seen from any thread.
     *
     * @return null outside a call, and where it changes too fast to be seen
     */
    @Nullable OpenCall seen() {
        long before = (long) OPEN.getAcquire(this);
        if (before == NONE) {
            return null;
        }
        OpenCall call =
                new OpenCall(before, thread, op, connection, argument, flags, site, beginTime);
        VarHandle.loadLoadFence();
        return (long) OPEN.getOpaque(this) == before ? call : null;
    }
}
