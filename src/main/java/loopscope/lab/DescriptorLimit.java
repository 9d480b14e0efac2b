package loopscope.lab;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How many descriptors this process may have open, see getrlimit(2), and how many it has. */
final class DescriptorLimit {
    /** For the stages' own, for files, and for what comes unannounced. */
    private static final long RESERVE = 200;

    /** A client of a stage has one, the server's end of the connection another. */
    private static final long EACH = 2;

    private DescriptorLimit() {}

    /** Refuses so many clients at once on so many stages, if they need more than there are. */
    static void check(int clients, int stages) throws CannotStartException {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean system) {
            long limit = system.getMaxFileDescriptorCount();
            long free = limit - system.getOpenFileDescriptorCount() - RESERVE;
            if (clients * EACH * stages > free) {
                throw new CannotStartException(
                        String.format(
                                Locale.ROOT,
                                "%,d clients at once on %d stage%s need %,d descriptors, and of the %,d"
                                        + " that this process may have %,d are free: send at most"
                                        + " %,d at once, or raise the limit (ulimit -n).",
                                clients,
                                stages,
                                stages == 1 ? "" : "s",
                                clients * EACH * stages,
                                limit,
                                Math.max(0, free),
                                Math.max(0, free / (EACH * stages))));
            }
        }
    }
}
