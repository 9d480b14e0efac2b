package loopscope.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.Patience;
import loopscope.kit.sys.Errno;
import loopscope.trace.Address;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.OpenCall;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The recorded channels against plain sockets. */
class ChannelsTest {
    private final Trace trace = Trace.start();
    private final Kit kit = new Kit(trace, new Gate());
    private final ByteBuffer buffer = kit.buffer(100);
    private ListeningChannel listener;
    private Socket peer;
    private StreamChannel channel;

    @BeforeEach
    void connect() throws Exception {
        listener = kit.listener();
        listener.open("127.0.0.1", 0, 5);
        peer = new Socket();
        int port = Address.port(listener.address());
        peer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        StreamChannel accepted = listener.accept();
        assertThat(accepted).isNotNull();
        channel = accepted;
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        kit.close();
        assertThat(kit.stillOpen()).isZero();
        trace.close();
    }

    @Test
    void whatIsReadAndWrittenIsRecordedWithItsBytes() throws IOException {
        peer.getOutputStream().write("Hi".getBytes());
        assertThat(channel.read(buffer)).isEqualTo(2);
        assertThat(channel.write(buffer.flip())).isEqualTo(2);
        assertThat(peer.getInputStream().readNBytes(2)).asString().isEqualTo("Hi");
        assertThat(told()).endsWith("read 2 Hi", "write 2 Hi");
    }

    @Test
    void theEndOfInputIsRecordedAsTheEmptyReadItIs() throws IOException {
        peer.close();
        assertThat(channel.read(buffer)).isEqualTo(-1);
        channel.close();
        channel.close();
        assertThat(told()).endsWith("read 0 ", "close 0 ");
    }

    @Test
    void aResetIsRecordedByTheKernelsNumber() throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
        assertThatThrownBy(() -> channel.read(buffer)).isInstanceOf(IOException.class);
        assertThat(told()).endsWith("read -104 ");
    }

    @Test
    void aWriteToOneWhoIsGoneIsABrokenPipe() throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
        assertThatThrownBy(() -> channel.read(buffer)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                .isInstanceOf(IOException.class);
        assertThat(told().getLast()).isIn("write -32 ", "write -104 ");
    }

    @Test
    void endingTheInputWakesAReadThatWaits() throws Exception {
        CompletableFuture<Integer> read = reading();
        channel.endInput();
        assertThat(read.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(-1);
    }

    @Test
    void endingTheInputLosesNothingThatHasCome() throws Exception {
        peer.getOutputStream().write("last words".getBytes());
        channel.endInput();
        assertThat(channel.read(buffer)).isEqualTo(10);
        assertThat(channel.read(buffer)).isEqualTo(-1);
        assertThat(channel.write(buffer.flip())).isEqualTo(10);
    }

    @Test
    void closingEndsAReadAndAnAcceptThatWait() throws Exception {
        CompletableFuture<Integer> read = reading();
        channel.close();
        assertThat(read.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS))
                .isEqualTo(-Errno.ECANCELED);
        CompletableFuture<Object> accept =
                CompletableFuture.supplyAsync(() -> String.valueOf(listener.accept()));
        awaitOpenCall(Op.ACCEPT);
        listener.close();
        assertThat(accept.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("null");
    }

    @Test
    void aKeyMayBeAskedWhileAnotherThreadClosesItsChannel() throws Exception {
        ChannelSelector selector = kit.selector();
        selector.open();
        for (int i = 0; i < 500; i++) {
            StreamChannel closing = new StreamChannel(kit, SocketChannel.open(), 0, Address.NONE);
            closing.nonBlocking();
            ChannelKey key = selector.register(closing, ChannelKey.READ, "who");
            CompletableFuture<Void> close = CompletableFuture.runAsync(closing::close);
            while (key.interest() == ChannelKey.READ) {
                key.interest(ChannelKey.READ);
            }
            close.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void abortingEndsWhoWaitsInAQueueFromThreadToThread() throws Exception {
        HandOff<String> queue = kit.handOff(1);
        CompletableFuture<String> taken =
                CompletableFuture.supplyAsync(() -> String.valueOf(queue.take()));
        awaitOpenCall(Op.PICK_UP);
        kit.abort();
        assertThat(taken.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("null");
        queue.put("first", 0);
        CompletableFuture<Void> put = CompletableFuture.runAsync(() -> queue.put("second", 0));
        put.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A read in another thread, which has begun; it gives what read gave, or -errno. */
    private CompletableFuture<Integer> reading() {
        CompletableFuture<Integer> read =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return channel.read(buffer);
                            } catch (IOException e) {
                                return -ChannelErrors.errno(e);
                            }
                        });
        awaitOpenCall(Op.READ);
        return read;
    }

    private void awaitOpenCall(Op op) {
        Patience.await(
                "a call of " + op,
                () -> trace.openCalls().stream().map(OpenCall::op).anyMatch(op::equals));
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            if (!event.isBegin()) {
                told.add(event.op().label() + " " + event.result() + " " + event.text());
            }
        }
        return told;
    }
}
