package loopscope.torture.check;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Whether a server rests while nobody asks for anything: then it makes no calls, or some tens a
 * second where it looks now and then whether a descriptor is free. A busy loop makes many
 * thousands.
 */
public final class Rest {
    private static final long MOST_A_SECOND = 200;

    private Rest() {}

    /**
     * How busy it is, as a sentence; null where it rests.
     *
     * @param server whose calls they are, as the subject of a sentence
     * @param calls how many it made
     * @param nanos in how long a time
     */
    public static @Nullable String disturbed(String server, long calls, long nanos) {
        double seconds = (double) nanos / TimeUnit.SECONDS.toNanos(1);
        return calls <= Math.max(1, seconds) * MOST_A_SECOND
                ? null
                : String.format(
                        Locale.ROOT,
                        "%s made %,d calls in %.1f s while nobody asked for anything.",
                        server,
                        calls,
                        seconds);
    }
}
