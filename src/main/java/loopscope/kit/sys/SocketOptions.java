package loopscope.kit.sys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The options and queue lengths of a socket as ints, see socket(7) and tcp(7). */
public final class SocketOptions {

    private SocketOptions() {}

    /** setsockopt(2) of an int option: 0 or -errno. */
    public static int set(int fd, int level, int name, int value) {
        MemorySegment memory = Scratch.get().number;
        memory.set(ValueLayout.JAVA_INT, 0, value);
        return Libc.setsockopt(fd, level, name, memory);
    }

    /** getsockopt(2) of an int option that is never negative: its value, or -errno. */
    public static int get(int fd, int level, int name) {
        MemorySegment memory = Scratch.get().number;
        int done = Libc.getsockopt(fd, level, name, memory);
        return done < 0 ? done : memory.get(ValueLayout.JAVA_INT, 0);
    }

    /** Makes close(2) send a reset (RST) and drop what is unsent, SO_LINGER of 0 s: 0 or -errno. */
    public static int resetOnClose(int fd) {
        MemorySegment linger = Scratch.get().value;
        linger.set(ValueLayout.JAVA_INT, 0, 1);
        linger.set(ValueLayout.JAVA_INT, Integer.BYTES, 0);
        return Libc.setsockopt(fd, Flags.SOL_SOCKET, Flags.SO_LINGER, linger);
    }

    /** Switches the calls on this descriptor between blocking and EAGAIN: 0 or -errno. */
    public static int nonBlocking(int fd, boolean on) {
        int flags = Libc.fcntl(fd, Flags.F_GETFL, 0);
        if (flags < 0) {
            return flags;
        }
        int wanted = on ? flags | Flags.O_NONBLOCK : flags & ~Flags.O_NONBLOCK;
        return Libc.fcntl(fd, Flags.F_SETFL, wanted);
    }

    /** Bytes in the receive buffer that nobody has read yet (FIONREAD), or -errno. */
    public static int unread(int fd) {
        return Libc.ioctl(fd, Flags.FIONREAD);
    }

    /** Bytes in the send buffer that the peer hasn't acknowledged yet (SIOCOUTQ), or -errno. */
    public static int unsent(int fd) {
        return Libc.ioctl(fd, Flags.SIOCOUTQ);
    }
}
