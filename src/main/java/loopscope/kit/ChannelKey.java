package loopscope.kit;

import loopscope.trace.Interest;
import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;

/**
 * A channel's registration with a {@link ChannelSelector}: a {@link SelectionKey} whose changes are
 * recorded.
 *
 * <p>It ends when its channel is closed; calls after that do nothing. Thread-safe: a thread that
 * changes the interest also wakes the selector, as the change takes effect at the next select.
 */
public final class ChannelKey {
    /** No interest for now. */
    public static final int NOTHING = 0;

    /** Interest in input or its end. */
    public static final int READ = SelectionKey.OP_READ;

    /** Interest in room for output. */
    public static final int WRITE = SelectionKey.OP_WRITE;

    /** A listener's interest in clients to accept. */
    public static final int ACCEPT = SelectionKey.OP_ACCEPT;

    private final Kit kit;
    private final SelectionKey key;
    private final int connection;
    private final Object attachment;

    /** Attaches itself to the selection key, and holds the server's attachment. */
    ChannelKey(Kit kit, SelectionKey key, int connection, Object attachment) {
        this.kit = kit;
        this.key = key;
        this.connection = connection;
        this.attachment = attachment;
        Object _ = key.attach(this);
        watched(key.interestOps());
    }

    /** What the server attached. */
    public Object attachment() {
        return attachment;
    }

    /** Changes the interest: any of READ, WRITE and ACCEPT, or {@link #NOTHING}. */
    public void interest(int ops) {
        try {
            if (key.isValid() && key.interestOps() != ops) {
                SelectionKey _ = key.interestOps(ops);
                watched(ops);
            }
        } catch (CancelledKeyException e) {
            // Another thread has closed the channel meanwhile: there is nothing left to watch.
        }
    }

    /** The interest, as {@link #interest(int)} takes it. */
    public int interest() {
        try {
            return key.isValid() ? key.interestOps() : NOTHING;
        } catch (CancelledKeyException e) {
            return NOTHING;
        }
    }

    /** Whether the last select found input or its end. */
    public boolean isReadable() {
        return (ready() & READ) != 0;
    }

    /** Whether the last select found room for output. */
    public boolean isWritable() {
        return (ready() & WRITE) != 0;
    }

    private int ready() {
        try {
            return key.isValid() ? key.readyOps() : NOTHING;
        } catch (CancelledKeyException e) {
            return NOTHING;
        }
    }

    static @Nullable ChannelKey of(SelectionKey key) {
        return (ChannelKey) key.attachment();
    }

    /** The entry of a ready list. */
    int entry() {
        return Interest.entry(connection, flags(ready()));
    }

    private void watched(int ops) {
        kit.trace().recorder().instant(Op.WATCH, connection, flags(ops), 0);
    }

    private static int flags(int ops) {
        return ((ops & (READ | ACCEPT)) != 0 ? Interest.IN : 0)
                | ((ops & WRITE) != 0 ? Interest.OUT : 0);
    }
}
