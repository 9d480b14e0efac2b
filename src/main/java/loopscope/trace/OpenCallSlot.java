package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The open call of one thread, readable from any thread. Single writer (that thread), any number of
 * readers.
 *
 * <p>A call that waits for hours outlives the chunk of its begin: readers find it here, and its end
 * is written from here, whole. The fields change only while the slot is closed. A reader that finds
 * it open under the same number before and after has read the fields of one call.
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

    /** Publishes the call, whose begin has this number. */
    void open(long number) {
        begun = number;
        OPEN.setRelease(this, number);
    }

    /** Closes the slot if it is open. */
    void close() {
        if (open != NONE) {
            OPEN.setRelease(this, NONE);
            VarHandle.storeStoreFence();
        }
    }

    /**
     * The call, as seen from any thread.
     *
     * @return null outside a call, and where the call changed while it was read
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
