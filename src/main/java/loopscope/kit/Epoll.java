package loopscope.kit;

import loopscope.kit.sys.EpollEvents;
import loopscope.kit.sys.Errno;
import loopscope.kit.sys.Flags;
import loopscope.kit.sys.Libc;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * An epoll(7) instance: the kernel keeps the interest list, and returns only what is ready.
 *
 * <pre>
 *   epoll_ctl  ──▸ ┌ interest list ┐      in the kernel; each change is a call
 *                  └──┬────────────┘
 *   epoll_wait ◂──── ready list           costs as much as is ready, not as is watched
 * </pre>
 *
 * <p>Confined to the server's thread.
 */
public final class Epoll extends Descriptor {
    /** A wait without a time limit. */
    public static final int FOREVER = -1;

    /** There is something to read, or the end of input. */
    public static final int EPOLLIN = Flags.POLLIN;

    /** There is urgent data. */
    public static final int EPOLLPRI = Flags.POLLPRI;

    /** There is room to write. */
    public static final int EPOLLOUT = Flags.POLLOUT;

    /** The connection has failed; reported even if not asked for. */
    public static final int EPOLLERR = Flags.POLLERR;

    /** Both sides have ended their output; reported even if not asked for. */
    public static final int EPOLLHUP = Flags.POLLHUP;

    /** Edge-triggered: reports each change once, not for as long as something is ready. */
    public static final int EPOLLET = Flags.EPOLLET;

    private static final int EVENTS = 1024;
    private static final int FIRST_ROOM = 64;

    private final EpollEvents wanted = new EpollEvents(1);
    private final EpollEvents events = new EpollEvents(EVENTS);
    private final Found found = new Found();
    private @Nullable Descriptor[] members = new @Nullable Descriptor[FIRST_ROOM];
    private int[] interests = new int[FIRST_ROOM];

    Epoll(Kit kit) {
        super(kit);
    }

    @Override
    public int connection() {
        return 0;
    }

    /**
     * epoll_create1(2): opens it.
     *
     * @throws CannotListenException if no descriptor is left
     */
    public void open() throws CannotListenException {
        Recorder recorder = kit().next(Op.EPOLL_CREATE, 0);
        recorder.beginNonBlocking(Op.EPOLL_CREATE, 0, 0);
        int fd = Libc.epoll_create1(Flags.EPOLL_CLOEXEC);
        recorder.end(fd);
        if (fd < 0) {
            throw new CannotListenException(
                    "No epoll instance could be opened ("
                            + Errno.text(fd)
                            + "): close what this program no longer needs, then try again.");
        }
        opened(fd);
    }

    /** epoll_ctl(2), EPOLL_CTL_ADD; if it is watched already, as {@link #modify}. */
    public void add(Descriptor member, int events) {
        if (contains(member)) {
            modify(member, events);
            return;
        }
        int fd = member.fd();
        if (control(Flags.EPOLL_CTL_ADD, member, events) >= 0) {
            makeRoom(fd);
            members[fd] = member;
            interests[fd] = events;
        }
    }

    /**
     * epoll_ctl(2), EPOLL_CTL_MOD; makes no call if nothing changes.
     *
     * @throws IllegalArgumentException if it is not watched
     */
    public void modify(Descriptor member, int events) {
        if (!contains(member)) {
            throw new IllegalArgumentException(member.fd() + " is not watched");
        }
        if (interests[member.fd()] != events && control(Flags.EPOLL_CTL_MOD, member, events) >= 0) {
            interests[member.fd()] = events;
        }
    }

    /** epoll_ctl(2), EPOLL_CTL_DEL; makes no call if it is not watched. */
    public void remove(Descriptor member) {
        if (contains(member)) {
            int _ = control(Flags.EPOLL_CTL_DEL, member, 0);
            members[member.fd()] = null;
        }
    }

    /** Whether it is watched. */
    public boolean contains(Descriptor member) {
        int fd = member.fd();
        return fd >= 0 && fd < members.length && members[fd] != null;
    }

    private int control(int command, Descriptor member, int events) {
        wanted.set(member.fd(), events);
        Recorder recorder = kit().next(Op.EPOLL_CTL, member.connection());
        recorder.beginNonBlocking(Op.EPOLL_CTL, member.connection(), Found.interest(events));
        int done = Libc.epoll_ctl(fd(), command, member.fd(), wanted);
        recorder.end(done);
        return done;
    }

    /**
     * epoll_wait(2): blocks until a watched descriptor is ready.
     *
     * @param millis the time limit in milliseconds; 0 does not wait, {@link #FOREVER} for no limit
     * @return how many are ready, at most 1,024 at a time; 0 after the time limit; or -errno, and
     *     none is ready
     */
    public int await(int millis) {
        found.clear();
        Recorder recorder = kit().next(Op.EPOLL_WAIT, 0);
        if (millis == 0) {
            recorder.beginNonBlocking(Op.EPOLL_WAIT, 0, millis);
        } else {
            recorder.begin(Op.EPOLL_WAIT, 0, Recorder.BLOCKING, millis);
        }
        int ready = Libc.epoll_wait(fd(), events, millis);
        collect(ready);
        recorder.endReady(ready, found.entries(), found.size());
        return ready < 0 ? ready : found.size();
    }

    private void collect(int ready) {
        for (int i = 0; i < ready; i++) {
            Descriptor member = members[events.fd(i)];
            if (member != null) {
                found.add(member, events.events(i));
            }
        }
    }

    /**
     * A descriptor that the last wait found ready. Changes of interest do not affect it.
     *
     * @param index from 0; less than the last wait returned
     */
    public Descriptor ready(int index) {
        return found.member(index);
    }

    /** The events that the last wait found for that descriptor. */
    public int events(int index) {
        return found.flags(index);
    }

    /** close(2). Idempotent. */
    public void close() {
        if (fd() >= 0) {
            Recorder recorder = kit().next(Op.CLOSE, 0);
            recorder.beginNonBlocking(Op.CLOSE, 0, 0);
            recorder.end(closeNow());
        }
    }

    /** A watched descriptor wakes the wait, not this one. */
    @Override
    void wake(int fd) {}

    private void makeRoom(int fd) {
        if (fd >= members.length) {
            int room = Math.max(2 * members.length, fd + 1);
            members = Arrays.copyOf(members, room);
            interests = Arrays.copyOf(interests, room);
        }
    }
}
