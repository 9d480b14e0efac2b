package loopscope.probe;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Warns where others use the processor too, so that whoever waits may be waiting for them. */
public final class BusyMachine {
    private BusyMachine() {}

    /** A sentence on this machine as it is now; empty where it has a core to spare. */
    public static String remark() {
        return remark(
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same.
     *
     * @param load how many threads ran or waited for a core, on average; negative where unknown
     */
    static String remark(double load, int cores) {
        return load <= cores
                ? ""
                : String.format(
                        Locale.ROOT,
                        "This machine is busy with other work (load %.1f, cores %d): a wait may be"
                                + " due to that.",
                        load,
                        cores);
    }
}
