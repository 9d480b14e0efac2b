package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Ipv6;
import loopscope.Patience;
import loopscope.server.Model.Kind;
import loopscope.trace.Connection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** What every server promises to programs that were not written for it, and over IPv6. */
@Contract
class ForeignClientsTest {
    /** What Linux' telnet offers and asks for at once, see RFC 854: IAC DO, IAC WILL, ... */
    private static final String NEGOTIATION = "fffd03fffb18fffb1ffffb20fffb21fffb22fffb27fffd05";

    private final Model model;

    @TempDir private Path folder;

    ForeignClientsTest(Model model) {
        this.model = model;
    }

    @Test
    void servesAClientOfIpv6() throws Exception {
        Ipv6.assumeFor("::1");
        try (RunningServer server = new RunningServer(model, "::1");
                TestClient client = new TestClient("::1", server.port())) {
            assertThat(client.isServed("Hi")).isTrue();
            assertThat(peers(server)).containsExactly("[::1]:" + client.socket.getLocalPort());
        }
    }

    @Test
    void servesClientsOfBothFamiliesAtOneDualStackSocket() throws Exception {
        Ipv6.assumeFor("::1");
        try (RunningServer server = new RunningServer(model, "::")) {
            for (String host : List.of("::1", "127.0.0.1")) {
                try (TestClient client = new TestClient(host, server.port())) {
                    assertThat(client.isServed("Hi")).isTrue();
                    String known = host.equals("::1") ? "[::1]" : host;
                    assertThat(peers(server).getLast())
                            .isEqualTo(known + ":" + client.socket.getLocalPort());
                }
            }
        }
    }

    /** Of its clients, in the order that they were accepted in. */
    private static List<String> peers(RunningServer server) {
        return server.trace.connections().all().stream()
                .filter(Connection::isClient)
                .map(Connection::peer)
                .toList();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aClientWhosePortWasUsedBeforeIsAnother() throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            TestClient first = TestClient.from(0, server.port());
            int port = first.socket.getLocalPort();
            assertThat(first.isServed("one")).isTrue();
            first.reset(); // which leaves no TIME_WAIT
            try (TestClient second = TestClient.from(port, server.port())) {
                assertThat(second.isServed("two")).isTrue();
            }
            assertThat(peers(server)).hasSize(2);
        }
    }

    @Test
    void anIdleClientKeepsAnotherWaitingOnlyWhereOneIsServedAfterAnother() throws Exception {
        try (RunningServer server = new RunningServer(model);
                TestClient idle = new TestClient(server.port())) {
            RunningServer.await("it to be accepted", () -> peers(server).size() == 1);
            try (TestClient second = new TestClient(server.port())) {
                if (model.kind() == Kind.BLOCKING) {
                    assertThat(second.isKeptWaiting("Hi")).isTrue();
                    idle.close();
                    assertThat(second.hear(2)).isEqualTo("Hi");
                } else {
                    assertThat(second.isServed("Hi")).isTrue();
                }
            }
        }
    }

    @Test
    void netcatHearsAllFiveMegabytesThatItSays() throws Exception {
        Path said = folder.resolve("said");
        Path heard = folder.resolve("heard");
        byte[] bytes = new byte[5_000_000];
        new Random(5).nextBytes(bytes);
        Files.write(said, bytes);
        try (RunningServer server = new RunningServer(model)) {
            Process netcat = netcat(server.port(), said, heard);
            assertThat(netcat.waitFor(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(heard).hasBinaryContent(bytes);
        }
    }

    /** That of OpenBSD, which half-closes with -N at the end of its input. */
    private static Process netcat(int port, Path in, Path out) throws IOException {
        boolean there =
                Files.isExecutable(Path.of("/bin/nc.openbsd"))
                        || Files.isExecutable(Path.of("/usr/bin/nc.openbsd"));
        assumeTrue(there, "no nc.openbsd is installed");
        return new ProcessBuilder("nc.openbsd", "-N", "127.0.0.1", "" + port)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void aClientOfTlsHearsItsOwnHelloAndHarmsNobody() throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
                    SSLSocket tls = tls(plain)) {
                tls.setSoTimeout(Patience.LIMIT_MILLIS);
                assertThatThrownBy(tls::startHandshake)
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("client_hello");
            }
            assertThat(server.serves()).isTrue();
        }
    }

    private static SSLSocket tls(Socket plain) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return (SSLSocket) factory.createSocket(plain, "localhost", plain.getPort(), true);
    }

    @Test
    void aBrowserHearsItsOwnRequest() throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            URI page = URI.create("http://127.0.0.1:" + server.port() + "/");
            HttpURLConnection browser = (HttpURLConnection) page.toURL().openConnection();
            browser.setReadTimeout(Patience.LIMIT_MILLIS);
            assertThatThrownBy(browser::getInputStream)
                    .isInstanceOf(IOException.class)
                    .hasMessage("Invalid Http response");
            browser.disconnect();
            assertThat(server.serves()).isTrue();
        }
    }

    @Test
    void whatTelnetNegotiatesComesBackAsItIs() throws Exception {
        byte[] said = HexFormat.of().parseHex(NEGOTIATION);
        try (RunningServer server = new RunningServer(model);
                TestClient telnet = new TestClient(server.port())) {
            telnet.socket.getOutputStream().write(said);
            assertThat(telnet.socket.getInputStream().readNBytes(said.length)).isEqualTo(said);
            assertThat(telnet.isServed("Hi\r\n")).isTrue();
        }
    }
}
