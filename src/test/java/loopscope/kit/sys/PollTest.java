package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What poll(2) and epoll(7) find lies where the structs have it. */
@EnabledOnOs(OS.LINUX)
class PollTest {
    private final Sockets sockets = new Sockets();
    private int client;
    private int served;

    @BeforeEach
    void connect() {
        int listener = sockets.listener(5);
        client = sockets.client(listener);
        served = sockets.accept(listener);
    }

    @AfterEach
    void closeAll() {
        sockets.close();
    }

    @Test
    void pollMarksTheEntriesThatAreReady() {
        PollFds table = new PollFds();
        for (int i = 0; i < 100; i++) { // more than it has room for at first
            table.set(i, sockets.keep(EventFd.open()), Flags.POLLIN);
        }
        table.set(100, served, Flags.POLLIN | Flags.POLLOUT);
        assertThat(Libc.poll(table, 101, Patience.LIMIT_MILLIS)).isEqualTo(1);
        assertThat(table.revents(100)).isEqualTo(Flags.POLLOUT);
        assertThat(table.revents(99)).isZero();
        table.events(100, Flags.POLLIN);
        assertThat(Libc.poll(table, 101, 0)).isZero();
        Sockets.say(client, "Hi");
        assertThat(Libc.poll(table, 101, Patience.LIMIT_MILLIS)).isEqualTo(1);
        assertThat(table.revents(100)).isEqualTo(Flags.POLLIN);
        assertThat(table.fd(100)).isEqualTo(served);
    }

    @Test
    void epollGivesBackTheNumbersThatAreReady() {
        int epoll = sockets.keep(Libc.epoll_create1(Flags.EPOLL_CLOEXEC));
        EpollEvents events = new EpollEvents(8);
        for (int fd : new int[] {served, client}) {
            events.set(fd, Flags.POLLIN | Flags.POLLOUT);
            assertThat(Libc.epoll_ctl(epoll, Flags.EPOLL_CTL_ADD, fd, events)).isZero();
        }
        assertThat(Libc.epoll_wait(epoll, events, Patience.LIMIT_MILLIS)).isEqualTo(2);
        assertThat(new int[] {events.fd(0), events.fd(1)})
                .containsExactlyInAnyOrder(served, client);
        assertThat(new int[] {events.events(0), events.events(1)}).containsOnly(Flags.POLLOUT);
        events.set(client, 0);
        assertThat(Libc.epoll_ctl(epoll, Flags.EPOLL_CTL_DEL, client, events)).isZero();
        assertThat(Libc.epoll_ctl(epoll, Flags.EPOLL_CTL_MOD, client, events)).isNegative();
    }

    @Test
    void onlyAmd64PacksItsEvents() {
        assertThat(EpollEvents.isPacked("amd64")).isTrue();
        assertThat(EpollEvents.isPacked("aarch64")).isFalse();
    }

    @Test
    void theKernelsTableHasBothSidesAndWhatIsUnread() {
        SocketAddress here = new SocketAddress();
        SocketAddress there = new SocketAddress();
        assertThat(Libc.getsockname(served, here)).isZero();
        assertThat(Libc.getpeername(served, there)).isZero();
        Sockets.say(client, "Hi");
        Sockets.awaitReadable(served);
        int fd = sockets.keep(SockDiag.open());
        int[] found = new int[1];
        int rows =
                new SockDiag()
                        .ask(
                                fd,
                                here.get(),
                                1 << SockDiag.ESTABLISHED,
                                (state, local, remote, cookie, accepted, receive, send) -> {
                                    assertThat(local).isEqualTo(here.get());
                                    assertThat(remote).isEqualTo(there.get());
                                    assertThat(accepted).isTrue();
                                    found[0] = receive;
                                });
        assertThat(rows).isEqualTo(1);
        assertThat(found[0]).isEqualTo(2);
    }
}
