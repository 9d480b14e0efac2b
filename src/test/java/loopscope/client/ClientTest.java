package loopscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.kit.ClientSide;
import loopscope.kit.Gate;
import loopscope.kit.Kit;
import loopscope.trace.Address;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/** A client against a server that is nothing but a socket in the test's hand. */
class ClientTest {
    /** Less than a client is given that does not leave by itself. */
    private static final Duration AT_ONCE = Duration.ofMillis(900);

    private final Trace trace = Trace.start();
    private final Kit kit = new Kit(trace, new Gate());
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private ServerSocket server;
    private Client client;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(Patience.LIMIT_MILLIS);
        client = client();
    }

    private Client client() {
        long address = Address.of(server.getInetAddress().getAddress(), server.getLocalPort());
        return new Client(new ClientSide(kit, "A", 0), address, heard::writeBytes);
    }

    @AfterEach
    void close() throws IOException {
        client.stop();
        assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        assertThat(kit.stillOpen()).isZero();
        trace.close();
        server.close();
    }

    private Socket accepted() throws IOException {
        Socket socket = server.accept();
        socket.setSoTimeout(Patience.LIMIT_MILLIS);
        return socket;
    }

    @Test
    void saysItsStepsInOrderAndLeavesAfterTheEcho() throws IOException {
        client.act(new Step.Connect());
        client.act(new Step.Say(new byte[] {1, 2}));
        client.act(new Step.Say(new byte[] {3}));
        client.act(new Step.AwaitEcho());
        client.act(new Step.Close());
        try (Socket socket = accepted()) {
            assertThat(socket.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
            assertThat(client.status()).isEqualTo(ClientStatus.CONNECTED);
            socket.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        assertThat(client.status()).isEqualTo(ClientStatus.GONE);
        assertThat(heard.toByteArray()).containsExactly(1, 2, 3);
    }

    @Test
    void hearsWhileItSaysFarMoreThanTheKernelHolds() throws IOException {
        byte[] message = new byte[8 * 1024 * 1024];
        new Random(1).nextBytes(message);
        client.act(new Step.Connect());
        client.act(new Step.Say(message));
        try (Socket socket = accepted()) {
            byte[] part = new byte[100_000];
            for (int left = message.length; left > 0; ) {
                int count = socket.getInputStream().read(part);
                socket.getOutputStream().write(part, 0, count);
                left -= count;
            }
            assertThat(client.awaitHeard(message.length, Patience.LIMIT_NANOS)).isTrue();
        }
        assertThat(heard.toByteArray()).isEqualTo(message);
    }

    @Test
    void untilItIsLetItReadsNothing() throws IOException {
        client.act(new Step.Connect(Step.Connect.UNTIL_LET));
        try (Socket socket = accepted()) {
            socket.getOutputStream().write(7);
            Patience.await("it to be deaf", client::isDeaf);
            assertThat(heard.size()).isZero();
            client.letRead();
            assertThat(client.awaitHeard(1, Patience.LIMIT_NANOS)).isTrue();
            assertThat(client.isDeaf()).isFalse();
        }
    }

    @Test
    void withALimitItSaysNoMoreThanThatASecond() throws IOException {
        long start = System.nanoTime();
        client.act(new Step.Connect());
        client.act(new Step.SayMuch(120, 1_000));
        client.act(new Step.Close());
        try (Socket socket = accepted()) {
            String said =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(said).hasSize(120).startsWith("abcdefghijklmnopqrstuvwxyzab");
        }
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(100_000_000);
    }

    @Test
    void sayingNoMoreItStillHears() throws IOException {
        client.act(new Step.Connect());
        client.act(new Step.HalfClose());
        try (Socket socket = accepted()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            socket.getOutputStream().write(7);
            assertThat(client.awaitHeard(1, Patience.LIMIT_NANOS)).isTrue();
            assertThat(client.status()).isEqualTo(ClientStatus.CONNECTED);
        }
        assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
    }

    @Test
    void toldToLeaveItFirstSaysWhatItWasToSay() throws IOException {
        client.act(new Step.Connect());
        try (Socket socket = accepted()) {
            client.act(new Step.Say(new byte[] {9}));
            client.act(System.nanoTime() + Patience.LIMIT_NANOS, new Step.Say(new byte[] {10}));
            client.close();
            assertThat(socket.getInputStream().readAllBytes()).containsExactly(9);
        }
    }

    @Test
    void resettingIsSeenAsAReset() throws IOException {
        client.act(new Step.Connect());
        try (Socket socket = accepted()) {
            client.reset();
            assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    socket.getInputStream()::read))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void leavesThoughNobodyReads() throws IOException {
        client.act(new Step.Connect());
        client.act(new Step.Say(new byte[32 * 1024 * 1024]));
        try (Socket socket = accepted()) {
            assertThat(socket.getInputStream().read()).isZero();
            client.close();
            assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        }
    }

    @Test
    void resetsThoughNobodyReads() throws IOException {
        client.act(new Step.Connect());
        client.act(new Step.Say(new byte[32 * 1024 * 1024]));
        try (Socket socket = accepted()) {
            assertThat(socket.getInputStream().read()).isZero();
            client.reset();
            assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    socket.getInputStream()::readAllBytes))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void leavesAtOnceThoughItsEchoHasNotCome() throws IOException {
        Duration quickest = timeToLeave(client);
        for (int i = 0; i < 10 && quickest.compareTo(AT_ONCE) > 0; i++) { // on a busy machine
            Client another = client();
            Duration time = timeToLeave(another);
            quickest = time.compareTo(quickest) < 0 ? time : quickest;
        }
        assertThat(quickest).isLessThan(AT_ONCE);
    }

    private Duration timeToLeave(Client client) throws IOException {
        client.act(new Step.Connect());
        client.act(new Step.Say(new byte[] {1}));
        client.act(new Step.AwaitEcho());
        try (Socket socket = accepted()) {
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            long began = System.nanoTime();
            client.close();
            assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    @Test
    void isGoneWhenTheServerEndsTheConnection() throws IOException {
        client.act(new Step.Connect());
        accepted().close();
        assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        assertThat(client.trouble()).isNull();
    }

    @Test
    void aRefusedConnectIsOneSentence() throws IOException {
        server.close();
        client.act(new Step.Connect());
        assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        assertThat(client.status()).isEqualTo(ClientStatus.GONE);
        assertThat(client.trouble())
                .isEqualTo(
                        String.format(
                                        Locale.ROOT,
                                        "A could not connect to 127.0.0.1:%d (connection refused): see whether a",
                                        server.getLocalPort())
                                + " server still listens there.");
    }

    @Test
    void stoppedWhileItWaitsForItsTimeItIsGoneAtOnce() {
        client.act(System.nanoTime() + 10 * Patience.LIMIT_NANOS, new Step.Connect());
        client.stop();
        assertThat(client.awaitGone(Patience.LIMIT_NANOS)).isTrue();
    }
}
