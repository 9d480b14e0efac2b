package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** The first bytes of a message lie beside the call that moved them. */
class PreviewTest {
    private static final int FROM = 3;

    private final Trace trace = Trace.start();
    private final Recorder mine = trace.enter("sends", Role.CLIENT);

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    static List<ByteBuffer> buffers() {
        return List.of(
                ByteBuffer.allocate(64),
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN),
                ByteBuffer.allocateDirect(64),
                ByteBuffer.allocateDirect(64).order(ByteOrder.LITTLE_ENDIAN));
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void itHoldsTheFirstBytesOfEveryLength(ByteBuffer buffer) {
        byte[] bytes = new byte[64];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0xf5 + 7 * i);
        }
        buffer.put(0, bytes);
        for (int length = 0; length <= 40; length++) {
            buffer.limit(FROM + length).position(FROM + length);
            mine.begin(Op.SEND, 1, 0, length);
            mine.end(length, buffer, FROM);
            assertThat(buffer.position()).isEqualTo(FROM + length);
            assertThat(last().preview())
                    .isEqualTo(Arrays.copyOfRange(bytes, FROM, FROM + Math.min(length, 24)));
            assertThat(last().result()).isEqualTo(length);
        }
    }

    @Test
    void aFailedCallAndAnEndOfInputHaveNone() {
        for (int result : new int[] {0, -1, -11, -104}) {
            mine.begin(Op.RECV, 1, Recorder.BLOCKING, 64);
            mine.end(result, ByteBuffer.allocate(64), 0);
            assertThat(last().preview()).isEmpty();
            assertThat(last().text()).isEmpty();
            assertThat(last().result()).isEqualTo(result);
        }
    }

    @Test
    void aCallThatMovesNoBytesHasNoneWhateverItsResult() {
        mine.begin(Op.ACCEPT, 1, Recorder.BLOCKING, 0);
        mine.endAccept(17, 2, -1);
        assertThat(last().preview()).isEmpty();
    }

    @Test
    void textSaysThatMoreFollows() {
        byte[] bytes = "Hello, world\nand all the rest of it".getBytes();
        mine.begin(Op.SEND, 1, 0, bytes.length);
        mine.end(bytes.length, ByteBuffer.wrap(bytes), 0);
        assertThat(last().text()).isEqualTo("Hello, world\\nand all the…");
        assertThat(last().toString()).doesNotContain("\n").contains("send");
    }

    private Event last() {
        Event event = trace.event();
        assertThat(event.moveTo(trace.position() - 1)).isTrue();
        return event;
    }
}
