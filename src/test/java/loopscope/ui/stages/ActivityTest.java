package loopscope.ui.stages;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.trace.Op;
import loopscope.trace.Trace;
import loopscope.ui.OpenWindow;

import org.junit.jupiter.api.Test;

/** What counts as activity; nobody else takes it here. */
class ActivityTest {
    @Test
    void processorTimeIsNoActivity() {
        Activity activity = new Activity();
        try (Trace trace = Trace.start()) {
            trace.follow(activity);
            record(trace, Op.CPU);
            assertThat(activity.take()).isFalse();
            record(trace, Op.ACCEPT);
            assertThat(activity.take()).isTrue();
        }
    }

    private static void record(Trace trace, Op op) {
        long number = trace.position();
        trace.recorder().instant(op, 0, 0, 0);
        OpenWindow.await("the event", () -> trace.followed() > number);
    }
}
