package loopscope.kit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.trace.Address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

@EnabledOnOs(OS.LINUX)
class SocketTableTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Test
    void socketsAreFoundByTheirInodesAlsoThoseThatCameSince() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SocketTable table = new SocketTable();
            int port = server.getLocalPort();
            assertThat(inodes()).anyMatch(inode -> listens(table, inode, port));
            assertThat(SocketTable.listening().values()).anyMatch(at -> Address.port(at) == port);
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket accepted = server.accept()) {
                assertThat(inodes())
                        .anyMatch(inode -> isPair(table, inode, client.getLocalPort(), port))
                        .anyMatch(inode -> isPair(table, inode, port, accepted.getPort()));
            }
        }
    }

    private static boolean listens(SocketTable table, long inode, int port) {
        return table.listens(inode)
                && Address.port(table.local(inode)) == port
                && table.remote(inode) == Address.NONE;
    }

    private static boolean isPair(SocketTable table, long inode, int local, int remote) {
        return Address.port(table.local(inode)) == local
                && Address.port(table.remote(inode)) == remote
                && !table.listens(inode);
    }

    @Test
    void aSocketThatIsNotThereHasNoAddress() {
        SocketTable table = new SocketTable();
        assertThat(table.local(1)).isEqualTo(Address.NONE);
        assertThat(table.listens(1)).isFalse();
    }

    private static List<Long> inodes() throws IOException {
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors
                    .map(SocketTableTest::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> Long.valueOf(target.replaceAll("\\D", "")))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // that of the listing itself
        }
    }
}
