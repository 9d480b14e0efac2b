package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Ipv6;
import loopscope.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** The kernel tells of one socket what its whole table tells of it. */
@EnabledOnOs(OS.LINUX)
class SockDiagTest {
    private static final int CONNECTED = 1 << SockDiag.ESTABLISHED;

    private final Sockets sockets = new Sockets();
    private final SockDiag table = new SockDiag();
    private int fd;

    @BeforeEach
    void open() {
        fd = sockets.keep(SockDiag.open());
    }

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void oneSocketOfManyIsToldAloneWhileItIsThere() {
        int listener = sockets.listener(5);
        int first = sockets.client(listener);
        int second = sockets.client(listener);
        int served = sockets.accept(listener);
        Map<Long, SocketId> ids = idsByClient(Sockets.addressOf(listener));
        assertThat(ids).containsOnlyKeys(Sockets.addressOf(first), Sockets.addressOf(second));

        SocketId one = ids.get(Sockets.addressOf(first));
        Sockets.say(first, "Ping");
        Patience.await("its bytes", () -> unread(one) == 4);
        assertThat(unread(ids.get(Sockets.addressOf(second)))).isZero();

        sockets.closeNow(first);
        Patience.await("its end", () -> ask(one, 1 << SockDiag.CLOSE_WAIT) == 1);
        assertThat(ask(one, CONNECTED)).as("in another state").isZero();
        sockets.closeNow(served);
        Patience.await("it to be gone", () -> ask(one, CONNECTED) < 0);
    }

    @Test
    void soIsOneOfIpv6AndAnIpv4ClientOfIt() throws IOException {
        Ipv6.assumeFor("::1");
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("::"), 0));
            try (Socket six = new Socket("::1", server.getLocalPort());
                    Socket four = new Socket("127.0.0.1", server.getLocalPort())) {
                Map<Long, SocketId> ids =
                        idsByClient(SocketAddress.of("::", server.getLocalPort()));
                assertThat(ids)
                        .containsOnlyKeys(
                                SocketAddress.of("::1", six.getLocalPort()),
                                SocketAddress.of("127.0.0.1", four.getLocalPort()));
                assertThat(ids.values()).allMatch(id -> unread(id) == 0);
            }
        }
    }

    /** The server's sockets, by the address of their client. */
    private Map<Long, SocketId> idsByClient(long server) {
        Map<Long, SocketId> ids = new HashMap<>();
        int found =
                table.ask(fd, server, CONNECTED, (s, l, r, c, a, x, y) -> ids.put(r, table.id()));
        assertThat(found).isEqualTo(ids.size());
        return ids;
    }

    private int ask(SocketId socket, int states) {
        return table.ask(fd, socket, states, (s, l, r, c, a, x, y) -> {});
    }

    /** Bytes unread of a socket that is connected. */
    private int unread(SocketId socket) {
        int[] unread = {-1};
        int found = table.ask(fd, socket, CONNECTED, (s, l, r, c, a, x, y) -> unread[0] = x);
        assertThat(found).isEqualTo(1);
        return unread[0];
    }
}
