package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a readiness call gave lies beside its end. */
class ReadyListTest {
    private final Trace trace = Trace.start();
    private final Recorder mine = trace.enter("selects", Role.CLIENT);

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    @Test
    void everyEntryIsThereAsGiven() {
        int[] ready = new int[300];
        int most = (1 << 24) - 1;
        for (int count = 0; count <= ready.length; count += 25) {
            for (int i = 0; i < count; i++) {
                ready[i] = Interest.entry(most - i * count, i % 8);
            }
            select(count, ready, count);
            Event event = last();
            assertThat(event.readyCount()).isEqualTo(count).isEqualTo(event.result());
            assertThat(event.hasReadyList()).isTrue();
            for (int i = 0; i < count; i++) {
                assertThat(event.readyConnection(i)).isEqualTo(most - i * count);
                assertThat(event.readyFlags(i)).isEqualTo(i % 8);
            }
            assertThatThrownBy(() -> event.readyConnection(event.readyCount()))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aCallThatCannotWaitHasItsListToo() {
        mine.beginNonBlocking(Op.SELECT, 0, 0);
        mine.endReady(1, new int[] {Interest.entry(5, Interest.OUT)}, 1);
        assertThat(trace.position()).isEqualTo(1);
        assertThat(last().readyConnection(0)).isEqualTo(5);
        assertThat(last().readyFlags(0)).isEqualTo(Interest.OUT);
    }

    @Test
    void oneThatDoesNotFitIsLostButCountedAndTheNextThatFitsIsKept() {
        int[] ready = new int[Chunk.SIDE + 1];
        ready[0] = Interest.entry(9, Interest.IN);
        select(ready.length, ready, ready.length);
        assertThat(last().hasReadyList()).isFalse();
        assertThat(last().readyCount()).isEqualTo(ready.length);
        assertThatThrownBy(() -> last().readyFlags(0))
                .isInstanceOf(IndexOutOfBoundsException.class);

        select(Chunk.SIDE, ready, Chunk.SIDE);
        assertThat(last().hasReadyList()).isTrue();
        assertThat(last().readyConnection(0)).isEqualTo(9);
        select(1, ready, 1);
        assertThat(last().hasReadyList()).isFalse();
        mine.begin(Op.RECV, 1, 0, 0);
        mine.end(0);
        assertThat(last().hasReadyList()).as("of the next call").isTrue();
    }

    @Test
    void aCountBeyondTheListIsRefusedBeforeItCanHarmTheLog() {
        mine.begin(Op.SELECT, 0, Recorder.BLOCKING, 0);
        long position = trace.position();
        assertThatThrownBy(() -> mine.endReady(2, new int[1], 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(trace.position()).isEqualTo(position);
        mine.end(-22);
        assertThat(last().result()).isEqualTo(-22);
    }

    private void select(int result, int[] ready, int count) {
        mine.begin(Op.SELECT, 0, Recorder.BLOCKING, 0);
        mine.endReady(result, ready, count);
    }

    private Event last() {
        Event event = trace.event();
        assertThat(event.moveTo(trace.position() - 1)).isTrue();
        return event;
    }
}
