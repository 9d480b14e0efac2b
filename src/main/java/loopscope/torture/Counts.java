package loopscope.torture;

import loopscope.timeline.Units;
import loopscope.torture.fault.FaultKind;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was done so far. Thread-safe. */
public final class Counts {
    private final Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
    private int rounds;
    private int stages;
    private long clients;
    private long calls;
    private long dropped;
    private long bytes;
    private int saved;
    private long longestStop;

    synchronized void round() {
        rounds++;
    }

    synchronized void stage(long itsCalls, long itsDropped) {
        stages++;
        calls += itsCalls;
        dropped += itsDropped;
    }

    synchronized void clients(long more) {
        clients += more;
    }

    synchronized void bytes(long more) {
        bytes += more;
    }

    synchronized void fault(FaultKind kind) {
        faults.merge(kind, 1, Integer::sum);
    }

    synchronized void saved() {
        saved++;
    }

    synchronized void stop(long nanos) {
        longestStop = Math.max(longestStop, nanos);
    }

    /** How many rounds were played to their end. */
    public synchronized int rounds() {
        return rounds;
    }

    /** How many faults of a kind there were. */
    public synchronized int faults(FaultKind kind) {
        return faults.getOrDefault(kind, 0);
    }

    /** All of it, in three lines. */
    public synchronized String words() {
        String all =
                faults.entrySet().stream()
                        .map(one -> Units.count(one.getValue(), one.getKey().words()))
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s of %s: %s, %s echoed.%n"
                        + "%s, %,d of them not recorded; %s; the longest stop %s.%n"
                        + "Faults: %s.",
                Units.count(rounds, "round"),
                Units.count(stages, "stage"),
                Units.count(clients, "client"),
                Units.bytes(bytes),
                Units.count(calls + dropped, "call"),
                dropped,
                Units.count(saved, "saved run"),
                Units.duration(longestStop),
                all.isEmpty() ? "none" : all);
    }
}
