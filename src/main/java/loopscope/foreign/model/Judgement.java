package loopscope.foreign.model;

import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Judges what was gathered: a model where nearly all of it agrees, otherwise none. */
final class Judgement {
    /** Fewer than these tell nothing: one client alone looks the same with every model. */
    private static final int LEAST_CLIENTS = 2;

    private static final int LEAST_READS = 4;

    /** So much of what was seen must agree. */
    private static final double NEARLY_ALL = 0.9;

    private static final double HALF = 0.5;

    private final ModelEvidence seen;
    private final long reads;

    Judgement(ModelEvidence seen) {
        this.seen = seen;
        this.reads = seen.reads();
    }

    Likeness likeness() {
        if (seen.clients() < LEAST_CLIENTS || reads < LEAST_READS) {
            return Likeness.unclear(
                    String.format(
                            Locale.ROOT,
                            "only %s and %s seen",
                            count(seen.clients(), "client"),
                            count(reads, "read")));
        }
        for (Op readiness : List.of(Op.SELECT, Op.POLL, Op.EPOLL_WAIT)) {
            if (isNearlyAll(seen.namedReads(readiness))) {
                return loop(readiness);
            }
        }
        if (isNearlyAll(seen.namedElsewhere()) && seen.namings() >= reads * HALF) {
            return new Likeness(
                    "a loop with a pool",
                    String.format(
                            Locale.ROOT,
                            "%d of %s follow a readiness call of another thread that named them",
                            seen.namedElsewhere(),
                            count(reads, "read")));
        }
        long named = reads - unnamed();
        if (!isNearlyAll(unnamed())) {
            return Likeness.unclear(
                    String.format(
                            Locale.ROOT,
                            "%d of %s follow a readiness call",
                            named,
                            count(reads, "read")));
        }
        Likeness found = seen.wouldBlocks() > reads ? spin() : blocking();
        return found == null
                ? Likeness.unclear(
                        String.format(
                                Locale.ROOT,
                                "%s that no readiness call named",
                                count(reads, "read")))
                : found;
    }

    private long unnamed() {
        return reads
                - seen.namedElsewhere()
                - seen.namedReads(Op.SELECT)
                - seen.namedReads(Op.POLL)
                - seen.namedReads(Op.EPOLL_WAIT);
    }

    private boolean isNearlyAll(long some) {
        return some >= NEARLY_ALL * reads;
    }

    private Likeness loop(Op readiness) {
        String call = readiness == Op.EPOLL_WAIT ? "epoll" : readiness.label();
        String named =
                String.format(
                        Locale.ROOT,
                        "%d of %s follow %s that named them",
                        seen.namedReads(readiness),
                        count(reads, "read"),
                        readiness == Op.EPOLL_WAIT ? "an epoll_wait" : "a " + call);
        List<ThreadEvidence> loops =
                seen.asking().stream().filter(of -> of.asking() == readiness).toList();
        if (loops.size() == 1) {
            return new Likeness(call + triggered(readiness), named);
        }
        String where = seen.areProcesses() ? "a process" : "a thread";
        return new Likeness(
                String.format(
                        Locale.ROOT,
                        "%d loops on %s%s, each in %s of its own",
                        loops.size(),
                        call,
                        triggered(readiness),
                        where),
                named);
    }

    private String triggered(Op readiness) {
        if (readiness != Op.EPOLL_WAIT || seen.edges().isEmpty()) {
            return "";
        }
        if (seen.edges().stream().allMatch(edge -> edge)) {
            return ", edge-triggered";
        }
        return seen.edges().contains(true) ? "" : ", level-triggered";
    }

    private @Nullable Likeness spin() {
        return seen.reading().size() > 1
                ? null
                : new Likeness(
                        "spin",
                        String.format(
                                Locale.ROOT,
                                "%s asked for in vain, and no readiness call",
                                count(seen.wouldBlocks(), "read")));
    }

    private @Nullable Likeness blocking() {
        List<ThreadEvidence> reading = seen.reading();
        if (seen.wouldBlocks() > 0 || reading.stream().anyMatch(ThreadEvidence::returns)) {
            return null;
        }
        String kind = seen.areProcesses() ? "process" : "thread";
        if (reading.size() == 1) {
            return reading.getFirst().accepts() == 0
                    ? null
                    : new Likeness(
                            "sequential",
                            String.format(
                                    Locale.ROOT,
                                    "one %s served %s, each to its end before the next",
                                    kind,
                                    count(seen.clients(), "client")));
        }
        return !seen.isEachClientOfOneThread() ? null : manyThreads(reading, kind);
    }

    private @Nullable Likeness manyThreads(List<ThreadEvidence> reading, String kind) {
        String all = count(seen.clients(), "client");
        if (reading.stream().allMatch(of -> of.accepts() > 0)) {
            return new Likeness(
                    kind.equals("process") ? "pre-forked processes" : "pre-started threads",
                    String.format(
                            Locale.ROOT,
                            "%d of them accept, and serve %s one at a time each",
                            reading.size(),
                            all));
        }
        if (reading.stream().anyMatch(of -> of.accepts() > 0)) {
            return null;
        }
        if (reading.size() == seen.clients()) {
            // Threads of a pool that has more of them than there are clients look alike, but stay.
            if (seen.endedInService() < LEAST_CLIENTS) {
                return Likeness.unclear(
                        String.format(
                                Locale.ROOT,
                                "each of %s has a %s of its own, which may be of a pool",
                                all,
                                kind));
            }
            return new Likeness(
                    "a " + kind + " each",
                    String.format(Locale.ROOT, "each of %s is read by a %s of its own", all, kind));
        }
        return new Likeness(
                kind.equals("process") ? "a pool of processes" : "a pool of threads",
                String.format(
                        Locale.ROOT,
                        "%d of them serve %s that another has accepted",
                        reading.size(),
                        all));
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
