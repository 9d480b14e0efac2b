package loopscope.kit.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * CLOCK_BOOTTIME of Linux: it goes on while the machine sleeps, and nobody can set it. In
 * nanoseconds, to a hundredth of a second. Not thread-safe.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_uptime.5.html">proc_uptime(5)</a>
 */
final class SleepClock implements LongSupplier {
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final Path uptime;
    private long last;

    /**
     * @param uptime a file like /proc/uptime; the clock stands while it can't be read
     */
    SleepClock(Path uptime) {
        this.uptime = uptime;
    }

    /**
     * A clock of this machine that goes on while it sleeps. If there is no other than the time of
     * day, setting it forward looks like a sleep.
     */
    static LongSupplier ofThisMachine() {
        return Files.isReadable(UPTIME)
                ? new SleepClock(UPTIME)
                : () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    @Override
    public long getAsLong() {
        try {
            String seconds = Files.readString(uptime).split(" ", 2)[0];
            last = (long) (Double.parseDouble(seconds) * TimeUnit.SECONDS.toNanos(1));
        } catch (IOException | NumberFormatException e) {
            return last;
        }
        return last;
    }
}
