package loopscope.kit;

import java.nio.channels.SelectableChannel;

/** A channel that a {@link ChannelSelector} can watch once it is in non-blocking mode. */
public abstract sealed class SelectablePart implements Opened
        permits ListeningChannel, StreamChannel {
    SelectablePart() {}

    /** Whose it is, in the record. */
    abstract int connection();

    /** What java.nio watches. */
    abstract SelectableChannel selectable();
}
