package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Waits for many channels at once: a {@link Selector} whose calls are recorded.
 *
 * <p>Confined to the thread that selects, except {@link #wakeup}, which is thread-safe. A channel
 * that is closed while it is registered keeps its descriptor until the next select.
 */
public final class ChannelSelector implements AutoCloseable, Opened {
    /** A select without a time limit. */
    public static final long FOREVER = -1;

    private static final String PROVIDER = "SelectorProvider";

    private final Kit kit;
    private final List<ChannelKey> selected = new ArrayList<>();
    private final Consumer<SelectionKey> add = this::add;
    private int[] entries = new int[16];
    private volatile @Nullable Selector selector;

    ChannelSelector(Kit kit) {
        this.kit = kit;
    }

    /**
     * Opens it.
     *
     * @throws CannotListenException if no descriptor is left
     */
    public void open() throws CannotListenException {
        try {
            selector = Selector.open();
            kit.opened(this);
        } catch (IOException e) {
            throw new CannotListenException(
                    "No selector could be opened ("
                            + Errno.text(ChannelErrors.errno(e))
                            + "): close what this program no longer needs, then try again.");
        }
    }

    /** The platform's mechanism: {@code epoll}, {@code kqueue}, {@code wepoll} and such. */
    public static String mechanism() {
        return SelectorProvider.provider()
                .getClass()
                .getSimpleName()
                .replace(PROVIDER, "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Watches a channel from now on. The channel must be in non-blocking mode.
     *
     * @param ops the interest, see {@link ChannelKey}
     * @param attachment what the key gives back when the channel is ready
     */
    public ChannelKey register(SelectablePart channel, int ops, Object attachment) {
        try {
            SelectionKey key = channel.selectable().register(selector(), ops);
            return new ChannelKey(kit, key, channel.connection(), attachment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Blocks until a channel is ready, or a thread calls {@link #wakeup}.
     *
     * @param millis the time limit in milliseconds, above 0; {@link #FOREVER} for none
     * @return how many channels are ready
     */
    public int select(long millis) {
        Recorder recorder = kit.next(Op.SELECT, 0);
        Selector open = selector();
        selected.clear();
        recorder.begin(Op.SELECT, 0, Recorder.BLOCKING, (int) millis);
        try {
            int _ = open.select(add, Math.max(0, millis));
            recorder.endReady(selected.size(), entries, selected.size());
            return selected.size();
        } catch (IOException | RuntimeException e) {
            recorder.end(-ChannelErrors.errno(e));
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }

    /** The keys that the last select found ready; the next select overwrites the list. */
    public List<ChannelKey> selected() {
        return selected;
    }

    private void add(SelectionKey ready) {
        ChannelKey key = ChannelKey.of(ready);
        if (key != null) {
            if (entries.length == selected.size()) {
                entries = Arrays.copyOf(entries, 2 * entries.length);
            }
            entries[selected.size()] = key.entry();
            selected.add(key);
        }
    }

    /**
     * Makes the select that waits now, or else the next one, return; does nothing before {@link
     * #open}.
     */
    public void wakeup() {
        Recorder recorder = kit.next(Op.WAKEUP, 0);
        recorder.beginNonBlocking(Op.WAKEUP, 0, 0);
        wake();
        recorder.end(0);
    }

    /** Closes the selector, and the descriptors of channels that were closed before it. */
    @Override
    public void close() {
        Recorder recorder = kit.next(Op.CLOSE, 0);
        recorder.beginNonBlocking(Op.CLOSE, 0, 0);
        recorder.end(closeNow());
    }

    private int closeNow() {
        Selector open = selector;
        int closed = open == null ? 0 : StreamChannel.quietly(open::close);
        kit.closed(this);
        return closed;
    }

    @Override
    public void wake() {
        Selector open = selector;
        if (open != null) {
            Selector _ = open.wakeup();
        }
    }

    @Override
    public void release() {
        int _ = closeNow();
    }

    private Selector selector() {
        Selector open = selector;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }
}
