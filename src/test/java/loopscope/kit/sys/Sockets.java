package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** Real loopback sockets for a test; what it opened is closed by {@link #close}. */
final class Sockets implements AutoCloseable {

    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

    /** The numbers of system calls, which differ between machines; glibc's select is pselect6. */
    static final int ACCEPT4 = ARM ? 242 : 288;

    static final int PSELECT6 = ARM ? 72 : 270;

    static final long LIMIT_MICROS = Patience.LIMIT_MILLIS * 1_000L;

    private final Deque<Integer> open = new ArrayDeque<>();

    /** A listener on a free port of 127.0.0.1. */
    int listener(int backlog) {
        int fd = keep(tcp());
        bind(fd, 0);
        assertThat(Libc.listen(fd, backlog)).isZero();
        return fd;
    }

    /** A client connected to that listener. */
    int client(int listener) {
        int fd = keep(tcp());
        assertThat(Libc.connect(fd, new SocketAddress(addressOf(listener)))).isZero();
        return fd;
    }

    int accept(int listener) {
        return keep(Libc.accept4(listener, null, Flags.SOCK_CLOEXEC));
    }

    /** Closed with the others; fails for -errno. */
    int keep(int fd) {
        assertThat(fd).as(() -> Errno.text(fd)).isNotNegative();
        open.push(fd);
        return fd;
    }

    void closeNow(int fd) {
        open.remove(fd);
        assertThat(Libc.close(fd)).isZero();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            Libc.close(open.pop());
        }
    }

    static int tcp() {
        return Libc.socket(Flags.AF_INET, Flags.SOCK_STREAM | Flags.SOCK_CLOEXEC, 0);
    }

    static void bind(int fd, int port) {
        long address = SocketAddress.of("127.0.0.1", port);
        assertThat(Libc.bind(fd, new SocketAddress(address))).isZero();
    }

    static long addressOf(int fd) {
        SocketAddress address = new SocketAddress();
        assertThat(Libc.getsockname(fd, address)).isZero();
        return address.get();
    }

    static MemorySegment utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length));
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, bytes.length);
        return memory;
    }

    static void say(int fd, String text) {
        MemorySegment bytes = utf8(text);
        assertThat(Libc.send(fd, bytes, 0, bytes.byteSize(), 0)).isEqualTo(bytes.byteSize());
    }

    /** Waits until something can be read, for at most the limit. */
    static void awaitReadable(int fd) {
        FdSet set = new FdSet();
        set.set(fd);
        assertThat(Libc.select(fd + 1, set, null, null, LIMIT_MICROS)).isEqualTo(1);
    }

    /** Waits until some thread of this process is inside that system call on that descriptor. */
    static void awaitThreadIn(int call, int fd) {
        String start = call + " 0x" + Integer.toHexString(fd) + " ";
        Patience.await(
                "a thread in call " + start,
                () -> callsOfThreads().anyMatch(line -> line.startsWith(start)));
    }

    private static Stream<String> callsOfThreads() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.map(Sockets::callOf).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String callOf(Path thread) {
        try {
            return Files.readString(thread.resolve("syscall"));
        } catch (IOException gone) {
            return "";
        }
    }

    static long openDescriptors() throws IOException {
        try (Stream<Path> numbers = Files.list(Path.of("/proc/self/fd"))) {
            return numbers.count();
        }
    }
}
