package loopscope.kit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

class RestTest {
    private final AtomicLong used = new AtomicLong(7);
    private final Rest rest = new Rest(used::get, 100);

    @Test
    void whoWorkedLittleRestsAsBriefly() {
        rest.begin();
        used.addAndGet(1);
        assertThat(rest.nanos()).isEqualTo(100);
    }

    @Test
    void whoWorkedRestsFiftyTimesAsLong() {
        rest.begin();
        used.addAndGet(10);
        assertThat(rest.nanos()).isEqualTo(500);
    }
}
