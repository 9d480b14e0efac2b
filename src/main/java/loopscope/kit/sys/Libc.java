package loopscope.kit.sys;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The system calls, each a static method of its man-page name (section 2).
 *
 * <p><b>Result</b>: what the man page says, or {@code -errno} ({@link Errno}) where C would give
 * -1; nothing is thrown for what the kernel refuses. <b>EINTR</b> isn't retried: the caller decides
 * (the JVM's own handlers use SA_RESTART, so it is rare; select is never restarted). <b>Memory</b>
 * must be off-heap: a heap segment is refused with IllegalArgumentException, a range outside it
 * with IndexOutOfBoundsException. Best from {@code Arena.ofAuto()} or {@code Arena.global()}: a
 * shared arena costs a counter step a call, a confined one throws WrongThreadException in any other
 * thread. <b>Threads</b>: any platform thread; a virtual one would hold its carrier.
 */
public final class Libc {

    /** The time limit of select that means none. */
    public static final long NO_LIMIT = -1;

    private Libc() {}

    /**
     * Links every call, once (0.1 to 0.2 s), and runs each where it harms nothing: on no
     * descriptor. Off the UI thread and before the first server, so that no first call is recorded
     * as slow.
     */
    public static void warmUp() {
        int none = -1;
        Scratch own = Scratch.get();
        SocketAddress nowhere = new SocketAddress();
        socket(none, 0, 0);
        bind(none, nowhere);
        listen(none, 0);
        accept4(none, nowhere, 0);
        connect(none, nowhere);
        recv(none, own.value, 0, 1, 0);
        send(none, own.value, 0, 1, 0);
        shutdown(none, 0);
        getsockname(none, nowhere);
        getpeername(none, nowhere);
        SocketOptions.get(none, 0, 0);
        SocketOptions.set(none, 0, 0, 0);
        select(0, new FdSet(), null, null, 0);
        poll(new PollFds(), 0, 0);
        epoll_create1(none);
        epoll_ctl(none, 0, none, new EpollEvents(1));
        epoll_wait(none, new EpollEvents(1), 0);
        eventfd(0, none);
        EventFd.wake(none);
        EventFd.drain(none);
        dup2(none, none);
        dup3(none, none, 0);
        fcntl(none, 0, 0);
        ioctl(none, 0);
        close(none);
    }

    /** socket(2): a new descriptor. */
    public static int socket(int domain, int type, int protocol) {
        return Shape.ints(Linkage.SOCKET, domain, type, protocol);
    }

    /** bind(2); port 0 lets the kernel choose, {@link #getsockname} tells which. */
    public static int bind(int fd, SocketAddress address) {
        return Shape.toAddress(Linkage.BIND, fd, address);
    }

    /** listen(2); Linux lets {@code backlog} + 1 clients wait. */
    public static int listen(int fd, int backlog) {
        return Shape.ints(Linkage.LISTEN, fd, backlog);
    }

    /** accept4(2): a new descriptor; {@code peer}, when given, receives the client's address. */
    public static int accept4(int fd, @Nullable SocketAddress peer, int flags) {
        Scratch own = Scratch.get();
        MemorySegment address = peer == null ? MemorySegment.NULL : peer.memory();
        MemorySegment size = peer == null ? MemorySegment.NULL : own.length(SocketAddress.ROOM);
        try {
            return own.result(
                    (int) Linkage.ACCEPT4.invokeExact(own.errno, fd, address, size, flags));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /** connect(2); non-blocking: -EINPROGRESS, and once writable SO_ERROR tells how it ended. */
    public static int connect(int fd, SocketAddress address) {
        return Shape.toAddress(Linkage.CONNECT, fd, address);
    }

    /** recv(2) into {@code length} bytes of the buffer from {@code offset}; 0: end of input. */
    public static long recv(int fd, MemorySegment buffer, long offset, long length, int flags) {
        Scratch own = Scratch.get();
        MemorySegment part = buffer.asSlice(offset, length);
        try {
            return own.result((long) Linkage.RECV.invokeExact(own.errno, fd, part, length, flags));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /**
     * send(2) of {@code length} bytes of the buffer from {@code offset}: bytes taken, maybe fewer.
     * MSG_NOSIGNAL is always added, so that a peer that is gone is -EPIPE and no signal.
     */
    public static long send(int fd, MemorySegment buffer, long offset, long length, int flags) {
        Scratch own = Scratch.get();
        MemorySegment part = buffer.asSlice(offset, length);
        int quiet = flags | Flags.MSG_NOSIGNAL;
        try {
            return own.result((long) Linkage.SEND.invokeExact(own.errno, fd, part, length, quiet));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /** shutdown(2); SHUT_RDWR on a listener wakes the thread blocked in accept (close doesn't). */
    public static int shutdown(int fd, int how) {
        return Shape.ints(Linkage.SHUTDOWN, fd, how);
    }

    /** getsockname(2): the socket's own address, into {@code address}. */
    public static int getsockname(int fd, SocketAddress address) {
        return Shape.fromSocket(Linkage.GETSOCKNAME, fd, address);
    }

    /** getpeername(2): the peer's address, into {@code address}; -ENOTCONN once it is gone. */
    public static int getpeername(int fd, SocketAddress address) {
        return Shape.fromSocket(Linkage.GETPEERNAME, fd, address);
    }

    /** setsockopt(2) with the whole of {@code value}. */
    public static int setsockopt(int fd, int level, int name, MemorySegment value) {
        Scratch own = Scratch.get();
        int size = (int) value.byteSize();
        try {
            return own.result(
                    (int) Linkage.SETSOCKOPT.invokeExact(own.errno, fd, level, name, value, size));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /** getsockopt(2) into {@code value}, as much as it holds. */
    public static int getsockopt(int fd, int level, int name, MemorySegment value) {
        Scratch own = Scratch.get();
        MemorySegment size = own.length((int) value.byteSize());
        try {
            return own.result(
                    (int) Linkage.GETSOCKOPT.invokeExact(own.errno, fd, level, name, value, size));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /**
     * select(2): the sets go in as interest and come out filtered; after an error they mean
     * nothing.
     *
     * @param nfds one more than the highest number in any set, at most 1,024
     * @param micros how long to wait: 0 does not wait, {@link #NO_LIMIT} (any negative) waits for
     *     ever
     * @return how many bits are set in all the sets together, 0 when the time was over
     * @throws IllegalArgumentException for more than FD_SETSIZE, where the kernel would overwrite
     *     memory beyond the sets
     */
    public static int select(
            int nfds,
            @Nullable FdSet inputs,
            @Nullable FdSet outputs,
            @Nullable FdSet exceptional,
            long micros) {
        if (nfds > FdSet.SIZE) {
            throw FdSet.tooHigh("nfds " + nfds, FdSet.SIZE);
        }
        Scratch own = Scratch.get();
        MemorySegment in = FdSet.memory(inputs);
        MemorySegment out = FdSet.memory(outputs);
        MemorySegment except = FdSet.memory(exceptional);
        MemorySegment limit = own.timeval(micros);
        try {
            return own.result(
                    (int) Linkage.SELECT.invokeExact(own.errno, nfds, in, out, except, limit));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /**
     * poll(2) of the first {@code count} entries; afterwards each says what was found.
     *
     * @param millis how long to wait: 0 does not wait, {@link #NO_LIMIT} (any negative) waits for
     *     ever
     * @return how many entries are ready, 0 after the time limit
     * @throws IndexOutOfBoundsException for more entries than there are
     */
    public static int poll(PollFds table, int count, int millis) {
        Scratch own = Scratch.get();
        MemorySegment entries = table.memory(count);
        try {
            return own.result(
                    (int) Linkage.POLL.invokeExact(own.errno, entries, (long) count, millis));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /** epoll_create1(2): a new descriptor. */
    public static int epoll_create1(int flags) {
        Scratch own = Scratch.get();
        try {
            return own.result((int) Linkage.EPOLL_CREATE1.invokeExact(own.errno, flags));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /** epoll_ctl(2) with the first of the events, which {@link Flags#EPOLL_CTL_DEL} ignores. */
    public static int epoll_ctl(int epoll, int command, int fd, EpollEvents event) {
        Scratch own = Scratch.get();
        MemorySegment first = event.memory();
        try {
            return own.result(
                    (int) Linkage.EPOLL_CTL.invokeExact(own.errno, epoll, command, fd, first));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /**
     * epoll_wait(2) for as many events as there is room for.
     *
     * @param millis how long to wait: 0 does not wait, {@link #NO_LIMIT} (any negative) waits for
     *     ever
     * @return how many events there are, 0 when the time was over
     */
    public static int epoll_wait(int epoll, EpollEvents events, int millis) {
        Scratch own = Scratch.get();
        MemorySegment memory = events.memory();
        int room = events.room();
        try {
            return own.result(
                    (int) Linkage.EPOLL_WAIT.invokeExact(own.errno, epoll, memory, room, millis));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /** eventfd(2): a new descriptor; {@link EventFd} wakes with it and drains it. */
    public static int eventfd(int initial, int flags) {
        return Shape.ints(Linkage.EVENTFD, initial, flags);
    }

    /** read(2) into the whole buffer: bytes, 0 at the end. */
    public static long read(int fd, MemorySegment buffer) {
        return Shape.bytes(Linkage.READ, fd, buffer);
    }

    /** write(2) of the whole buffer: bytes taken, maybe fewer. */
    public static long write(int fd, MemorySegment buffer) {
        return Shape.bytes(Linkage.WRITE, fd, buffer);
    }

    /** close(2); not to be repeated after -EINTR: Linux has given the number away by then. */
    public static int close(int fd) {
        Scratch own = Scratch.get();
        try {
            return own.result((int) Linkage.CLOSE.invokeExact(own.errno, fd));
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }

    /** dup2(2): {@code number} becomes a duplicate of {@code fd}, what it was is closed. */
    public static int dup2(int fd, int number) {
        return Shape.ints(Linkage.DUP2, fd, number);
    }

    /** dup3(2): dup2 with {@link Flags#O_CLOEXEC} at once; -EINVAL when both are the same. */
    public static int dup3(int fd, int number, int flags) {
        return Shape.ints(Linkage.DUP3, fd, number, flags);
    }

    /** fcntl(2) with an int argument; 0 where the command takes none. */
    public static int fcntl(int fd, int command, int argument) {
        return Shape.ints(Linkage.FCNTL, fd, command, argument);
    }

    /** ioctl(2) for the requests that fill in an int: that int (never negative), or -errno. */
    public static int ioctl(int fd, long request) {
        Scratch own = Scratch.get();
        MemorySegment value = own.value;
        try {
            int done = own.result((int) Linkage.IOCTL.invokeExact(own.errno, fd, request, value));
            return done < 0 ? done : value.get(ValueLayout.JAVA_INT, 0);
        } catch (Throwable broken) {
            throw Shape.fault(broken);
        }
    }
}
