package loopscope.kit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

class SleepClockTest {
    @TempDir private Path folder;

    @Test
    void readsTheSecondsSinceTheMachineWasStarted() throws Exception {
        Path uptime = Files.writeString(folder.resolve("uptime"), "350735.47 234388.90\n");
        assertThat(new SleepClock(uptime).getAsLong()).isEqualTo(350_735_470_000_000L);
    }

    @Test
    void standsWhereItCanNoLongerBeRead() throws Exception {
        Path uptime = Files.writeString(folder.resolve("uptime"), "12.50 3.00\n");
        LongSupplier clock = new SleepClock(uptime);
        long before = clock.getAsLong();
        Files.writeString(uptime, "");
        assertThat(clock.getAsLong()).isEqualTo(before).isEqualTo(12_500_000_000L);
        Files.delete(uptime);
        assertThat(clock.getAsLong()).isEqualTo(before);
    }

    @Test
    void thisMachineHasOneThatGoesOn() {
        LongSupplier clock = SleepClock.ofThisMachine();
        long before = clock.getAsLong();
        assertThat(before).isPositive();
        Patience.await("a hundredth of a second", () -> clock.getAsLong() > before);
    }
}
