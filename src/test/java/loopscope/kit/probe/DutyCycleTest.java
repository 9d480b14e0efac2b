package loopscope.kit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

class DutyCycleTest {
    private final AtomicLong used = new AtomicLong(7);
    private final DutyCycle rest = new DutyCycle(used::get, 100);

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
