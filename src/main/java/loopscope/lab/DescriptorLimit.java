package loopscope.lab;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;

/** Checks that a crowd's descriptors fit below this process's limit, see getrlimit(2). */
final class DescriptorLimit {
    /** Descriptors kept free for the stages' own, for files, and for whatever else opens some. */
    private static final long RESERVE = 200;

    /** Descriptors for each connection: the client's end and the server's. */
    private static final long EACH = 2;

    private DescriptorLimit() {}

    /**
     * Throws if so many clients at once, on each of so many stages, need more descriptors than are
     * free.
     */
    static void check(int clients, int stages) throws CannotStartException {
        check(clients, stages, ManagementFactory.getOperatingSystemMXBean());
    }

    static void check(int clients, int stages, OperatingSystemMXBean machine)
            throws CannotStartException {
        if (machine instanceof UnixOperatingSystemMXBean system) {
            long limit = system.getMaxFileDescriptorCount();
            long free = limit - open(system) - RESERVE;
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

    /** To count them takes one more: where that is refused, none is free. */
    private static long open(UnixOperatingSystemMXBean system) {
        try {
            return system.getOpenFileDescriptorCount();
        } catch (InternalError noneFree) {
            return system.getMaxFileDescriptorCount();
        }
    }
}
