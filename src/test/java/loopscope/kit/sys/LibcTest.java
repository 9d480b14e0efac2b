package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.Patience;
import loopscope.trace.Address;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@EnabledOnOs(OS.LINUX)
class LibcTest {

    private final Sockets sockets = new Sockets();
    private final MemorySegment buffer = Arena.ofAuto().allocate(64);

    @AfterEach
    void closeAll() {
        sockets.close();
    }

    @Test
    void echoesWhatWasSent() {
        int listener = sockets.listener(5);
        int client = sockets.client(listener);
        SocketAddress peer = new SocketAddress();
        int served = sockets.keep(Libc.accept4(listener, peer, Flags.SOCK_CLOEXEC));

        assertThat(peer.get()).isEqualTo(Sockets.addressOf(client));
        assertThat(Libc.getpeername(client, peer)).isZero();
        assertThat(peer.get()).isEqualTo(Sockets.addressOf(listener));

        Sockets.say(client, "Hello, world");
        long got = Libc.recv(served, buffer, 0, 64, 0);
        assertThat(Libc.send(served, buffer, 0, got, 0)).isEqualTo(12);
        assertThat(Libc.recv(client, buffer, 20, 44, 0)).isEqualTo(12);
        byte[] echo = new byte[12];
        MemorySegment.copy(buffer, 20, MemorySegment.ofArray(echo), 0, 12);
        assertThat(new String(echo, StandardCharsets.UTF_8)).isEqualTo("Hello, world");
    }

    @Test
    void readsNothingOnceThePeerHasHalfClosed() {
        int listener = sockets.listener(5);
        int client = sockets.client(listener);
        int served = sockets.accept(listener);

        assertThat(Libc.shutdown(client, Flags.SHUT_WR)).isZero();

        assertThat(Libc.recv(served, buffer, 0, 64, 0)).isZero();
        Sockets.say(served, "still heard");
        assertThat(Libc.recv(client, buffer, 0, 64, 0)).isEqualTo(11);
    }

    @Test
    void refusesAPortInUse() {
        int port = Address.port(Sockets.addressOf(sockets.listener(5)));
        int second = sockets.keep(Sockets.tcp());

        int result = Libc.bind(second, new SocketAddress(SocketAddress.of("127.0.0.1", port)));

        assertThat(result).isEqualTo(-Errno.EADDRINUSE);
        assertThat(Errno.name(result)).isEqualTo("EADDRINUSE");
    }

    @Test
    void refusesAnAddressOfAnotherMachine() {
        int fd = sockets.keep(Sockets.tcp());
        SocketAddress elsewhere = new SocketAddress(SocketAddress.of("192.0.2.1", 0));

        assertThat(Libc.bind(fd, elsewhere)).isEqualTo(-Errno.EADDRNOTAVAIL);
    }

    @Test
    void saysWhatIsWrongWithADescriptor() {
        assertThat(Libc.recv(-1, buffer, 0, 64, 0)).isEqualTo(-Errno.EBADF);
        assertThat(Libc.close(-1)).isEqualTo(-Errno.EBADF);
        assertThat(Libc.recv(sockets.keep(Sockets.tcp()), buffer, 0, 64, 0))
                .isEqualTo(-Errno.ENOTCONN);
    }

    @Test
    void wouldBlockWhereNothingHasCome() {
        int listener = sockets.listener(5);
        int client = sockets.client(listener);
        assertThat(SocketOptions.nonBlocking(listener, true)).isZero();
        int served = sockets.keep(Libc.accept4(listener, null, Flags.SOCK_NONBLOCK));

        assertThat(Libc.accept4(listener, null, 0)).isEqualTo(-Errno.EAGAIN);
        assertThat(Libc.recv(served, buffer, 0, 64, 0)).isEqualTo(-Errno.EAGAIN);
        assertThat(Libc.recv(client, buffer, 0, 64, Flags.MSG_DONTWAIT)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void blocksAgainOnceNonBlockingIsSwitchedOff() {
        int fd = sockets.keep(Libc.socket(Flags.AF_INET, Flags.SOCK_STREAM, 0));

        assertThat(SocketOptions.nonBlocking(fd, true)).isZero();
        assertThat(Libc.fcntl(fd, Flags.F_GETFL, 0) & Flags.O_NONBLOCK).isNotZero();
        assertThat(SocketOptions.nonBlocking(fd, false)).isZero();
        assertThat(Libc.fcntl(fd, Flags.F_GETFL, 0) & Flags.O_NONBLOCK).isZero();
    }

    @Test
    void tellsOfAResetThenOfABrokenPipe() {
        int listener = sockets.listener(5);
        int client = sockets.client(listener);
        int served = sockets.accept(listener);

        assertThat(SocketOptions.resetOnClose(client)).isZero();
        sockets.closeNow(client);

        assertThat(Libc.recv(served, buffer, 0, 64, 0)).isEqualTo(-Errno.ECONNRESET);
        assertThat(Libc.send(served, buffer, 0, 1, 0)).isEqualTo(-Errno.EPIPE);
    }

    @Test
    void shutdownWakesAThreadBlockedInAccept() throws Exception {
        int listener = sockets.listener(5);
        CompletableFuture<Integer> accepted =
                CompletableFuture.supplyAsync(
                        () -> Libc.accept4(listener, null, 0), task -> new Thread(task).start());
        Sockets.awaitThreadIn(Sockets.ACCEPT4, listener);

        assertThat(Libc.shutdown(listener, Flags.SHUT_RDWR)).isZero();

        assertThat(accepted.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS))
                .isEqualTo(-Errno.EINVAL);
    }

    @Test
    void countsUnreadBytesAndKeepsOptions() {
        int listener = sockets.listener(5);
        int client = sockets.client(listener);
        int served = sockets.accept(listener);
        Sockets.say(client, "Ping");
        Sockets.awaitReadable(served);

        assertThat(SocketOptions.unread(served)).isEqualTo(4);
        assertThat(SocketOptions.unsent(served)).isZero();
        assertThat(SocketOptions.unread(-1)).isEqualTo(-Errno.EBADF);
        assertThat(SocketOptions.set(served, Flags.IPPROTO_TCP, Flags.TCP_NODELAY, 1)).isZero();
        assertThat(SocketOptions.get(served, Flags.IPPROTO_TCP, Flags.TCP_NODELAY)).isEqualTo(1);
        assertThat(SocketOptions.get(served, Flags.SOL_SOCKET, Flags.SO_ERROR)).isZero();
        assertThat(SocketOptions.get(-1, Flags.SOL_SOCKET, Flags.SO_ERROR)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void aNonBlockingConnectTellsItsEndByTheErrorOption() {
        int listener = sockets.listener(0);
        SocketAddress gone = new SocketAddress(Sockets.addressOf(listener));
        sockets.closeNow(listener);
        int type = Flags.SOCK_STREAM | Flags.SOCK_NONBLOCK;
        int client = sockets.keep(Libc.socket(Flags.AF_INET, type, 0));

        int begun = Libc.connect(client, gone);
        FdSet outputs = new FdSet();
        outputs.set(client);
        Libc.select(client + 1, null, outputs, null, Sockets.LIMIT_MICROS);
        int ended = SocketOptions.get(client, Flags.SOL_SOCKET, Flags.SO_ERROR);

        assertThat(begun == -Errno.ECONNREFUSED || ended == Errno.ECONNREFUSED).isTrue();
    }

    @Test
    void movesADescriptorToTheNumberAskedFor() {
        int fd = sockets.keep(Sockets.tcp());

        int high = sockets.keep(Libc.fcntl(fd, Flags.F_DUPFD_CLOEXEC, 1024));
        assertThat(high).isGreaterThanOrEqualTo(1024);

        int reserved = sockets.keep(EventFd.open());
        assertThat(Libc.dup3(fd, reserved, Flags.O_CLOEXEC)).isEqualTo(reserved);
        assertThat(Libc.fcntl(reserved, Flags.F_GETFD, 0)).isEqualTo(1);
        assertThat(SocketOptions.get(reserved, Flags.SOL_SOCKET, Flags.SO_ERROR)).isZero();
        assertThat(Libc.dup2(fd, reserved)).isEqualTo(reserved);
        assertThat(Libc.fcntl(reserved, Flags.F_GETFD, 0)).isZero();
    }

    @Test
    void refusesMemoryThatTheKernelMustNotTouch() {
        MemorySegment heap = MemorySegment.ofArray(new byte[64]);

        assertThatThrownBy(() -> Libc.recv(0, heap, 0, 64, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Libc.recv(0, buffer, 1, 64, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Libc.send(0, buffer, 60, 5, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void warmingUpOpensNothing() throws IOException {
        Libc.warmUp();
        long before = Sockets.openDescriptors();

        Libc.warmUp();

        assertThat(Sockets.openDescriptors()).isLessThanOrEqualTo(before);
    }

    @Test
    void leavesNoDescriptorBehind() throws IOException {
        Libc.warmUp();
        long before = Sockets.openDescriptors();
        for (int i = 0; i < 50; i++) {
            int listener = sockets.listener(5);
            sockets.client(listener);
            sockets.accept(listener);
            sockets.keep(EventFd.open());
        }
        // Others of this process may open and close some as well.
        assertThat(Sockets.openDescriptors()).isGreaterThan(before + 150);

        sockets.close();

        assertThat(Sockets.openDescriptors()).isLessThan(before + 50);
    }
}
