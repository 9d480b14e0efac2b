package loopscope.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Trace;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

class MessageQueueTest {
    private final Trace trace = Trace.start();
    private final MessageQueue queue = new Kit(trace, new Gate()).queue(7);

    @Test
    void whatIsNotTakenStaysInFront() {
        queue.put(bytes("Hello"));
        queue.taken(2);
        queue.put(bytes(", you"));
        assertThat(front()).isEqualTo("llo");
        assertThat(queue.bytes()).isEqualTo(8);
        queue.taken(3);
        assertThat(front()).isEqualTo(", you");
    }

    @Test
    void givesBackExactlyWhatWasPutHoweverItIsTaken() {
        Random random = new Random(3);
        ByteArrayOutputStream put = new ByteArrayOutputStream();
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        while (put.size() < 3_000_000) {
            byte[] message = new byte[1 + random.nextInt(70_000)];
            random.nextBytes(message);
            put.writeBytes(message);
            queue.put(ByteBuffer.wrap(message));
            while (queue.bytes() > random.nextInt(200_000)) {
                take(1 + random.nextInt(queue.front().remaining()), taken);
            }
        }
        while (!queue.isEmpty()) {
            take(queue.front().remaining(), taken);
        }
        assertThat(taken.toByteArray()).isEqualTo(put.toByteArray());
    }

    @Test
    void itsMemoryStopsGrowing() {
        int longest = 300_000;
        putAndTakeForLong(longest);
        ByteBuffer memory = queue.front();
        putAndTakeForLong(longest);
        assertThat(queue.front()).isSameAs(memory);
        assertThat(memory.capacity()).isLessThanOrEqualTo(4 * longest);
    }

    private void putAndTakeForLong(int longest) {
        for (int part = 1; part < longest / 10; part = part * 3 + 1) {
            for (int i = 0; i < 100; i++) {
                while (queue.bytes() < longest - 10_000) {
                    queue.put(ByteBuffer.allocate(10_000));
                }
                queue.taken(Math.min(part, queue.front().remaining()));
            }
        }
    }

    @Test
    void recordsWhatItHoldsAfterEachChange() {
        queue.put(bytes("Hello"));
        queue.taken(2);
        Event event = trace.event();
        assertThat(event.moveTo(0)).isTrue();
        assertThat(event.op()).isEqualTo(Op.QUEUE);
        assertThat(event.connection()).isEqualTo(7);
        assertThat(event.argument()).isEqualTo(5);
        assertThat(event.result()).isEqualTo(5);
        assertThat(event.moveTo(1)).isTrue();
        assertThat(event.op()).isEqualTo(Op.TAKE);
        assertThat(event.argument()).isEqualTo(2);
        assertThat(event.result()).isEqualTo(3);
    }

    @Test
    void takingNothingIsNotRecorded() {
        queue.put(bytes("Hello"));
        long before = trace.position();
        queue.taken(0);
        assertThat(trace.position()).isEqualTo(before);
        assertThat(front()).isEqualTo("Hello");
    }

    @Test
    void moreThanThereIsCannotBeTaken() {
        queue.put(bytes("Hi"));
        assertThatThrownBy(() -> queue.taken(3)).isInstanceOf(IllegalArgumentException.class);
    }

    private void take(int count, ByteArrayOutputStream to) {
        byte[] part = new byte[count];
        queue.front().get(queue.front().position(), part);
        queue.taken(count);
        to.writeBytes(part);
    }

    private String front() {
        return StandardCharsets.US_ASCII.decode(queue.front().duplicate()).toString();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
