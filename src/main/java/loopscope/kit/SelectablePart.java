package loopscope.kit;

import java.nio.channels.SelectableChannel;

/** A channel that a {@link ChannelSelector} can watch once it is in non-blocking mode. */
public abstract sealed class SelectablePart implements Opened
        permits ListeningChannel, StreamChannel {
    SelectablePart() {}

    /** The connection that it belongs to, by number in the trace. */
    abstract int connection();

    /** The channel that a selector watches. */
    abstract SelectableChannel selectable();
}
