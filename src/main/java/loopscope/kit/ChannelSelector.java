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
 * What waits for many channels at once, as a Java developer has it: a {@link Selector} whose calls
 * are recorded.
 *
 * <p>The thread that selects also registers; any thread may {@link #wakeup wake} it. A channel that
 * is closed while it is registered gives its descriptor back at the next select.
 */
public final class ChannelSelector implements AutoCloseable, Opened {
    /** For a select without limit. */
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
     * @throws CannotListenException when there is no descriptor left for it
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

    /** What the platform does it with: {@code epoll}, {@code kqueue}, {@code wepoll} and such. */
    public static String mechanism() {
        return SelectorProvider.provider()
                .getClass()
                .getSimpleName()
                .replace(PROVIDER, "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Watches a channel, which is in non-blocking mode, from now on.
     *
     * @param ops what for, see {@link ChannelKey}
     * @param attachment is found again at its key when it is ready
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
     * Waits until a channel is ready, or somebody wakes it up.
     *
     * @param millis how long at most, above 0; {@link #FOREVER} for no limit
     * @return how many are ready
     */
    public int select(long millis) {
        Recorder recorder = kit.next(Op.SELECT, 0);
        Selector open = selector();
        selected.clear();
        recorder.begin(Op.SELECT, 0, Recorder.BLOCKING, open.keys().size());
        try {
            int unused = open.select(add, Math.max(0, millis));
            recorder.endReady(selected.size(), entries, selected.size());
            return selected.size();
        } catch (IOException | RuntimeException e) {
            recorder.end(-ChannelErrors.errno(e));
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }

    /** The keys that the last select found ready; a snapshot until the next. */
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

    /** Makes a select return that waits now, or the next one; nothing before this is open. */
    public void wakeup() {
        Recorder recorder = kit.next(Op.WAKEUP, 0);
        recorder.beginNonBlocking(Op.WAKEUP, 0, 0);
        wake();
        recorder.end(0);
    }

    /** Closes it; the descriptors of channels that were closed before are then given back. */
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
            Selector unused = open.wakeup();
        }
    }

    @Override
    public void release() {
        int unused = closeNow();
    }

    private Selector selector() {
        Selector open = selector;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }
}
