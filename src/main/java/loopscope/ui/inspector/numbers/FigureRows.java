package loopscope.ui.inspector.numbers;

import loopscope.timeline.Units;
import loopscope.timeline.figures.StageFigures;
import loopscope.timeline.lanes.CountTotals;
import loopscope.timeline.waits.Blame;
import loopscope.trace.RecordingCost;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All figures, and their values in words. */
final class FigureRows {
    private static final String UNKNOWN = "not known";
    private static final String CPU =
            "How much of one core the server's threads work; asked of the system four times a"
                    + " second. Virtual threads have no clock of their own: of them it is not known.";

    /** Figures of the selected instant. */
    static final List<FigureRow> OF_INSTANT =
            List.of(
                    row("clients", "Accepted and not closed.", s -> count(s.now().clients())),
                    row(
                            "calls",
                            "Made by the server's threads in the second before.",
                            s -> perSecond(s.now().calls())),
                    row(
                            "wake-ups",
                            "Returns of select, poll, epoll_wait or a Selector in the second before.",
                            s -> s.asksWhoIsReady() ? perSecond(s.now().wakeUps()) : "–"),
                    row(
                            "queued",
                            "Held by the server for all clients.",
                            s -> Units.bytes(s.now().queued())),
                    row("threads", "Of the server.", s -> count(s.now().threads())),
                    row("CPU", CPU, s -> s.cpuKnown() ? percent(s.now().cpu()) : UNKNOWN));

    /** Figures of the whole run. */
    static final List<FigureRow> OF_RUN =
            List.of(
                    row("longest wait", "Of a client, and for whom.", FigureRows::longest),
                    row(
                            "median answer",
                            "Half of all messages were answered within this time.",
                            s -> answered(s, s.median())),
                    row(
                            "99% answered",
                            "Of a hundred messages 99 were answered within this time.",
                            s -> answered(s, s.nearlyAll())),
                    row("accepted", "Clients accepted.", s -> Units.count(s.accepted(), "client")),
                    row("messages", "Reads that were not empty.", s -> count(s.messages())),
                    row(
                            "total time",
                            "From the first message read to the last.",
                            s -> s.messageTime() > 0 ? Units.duration(s.messageTime()) : "–"),
                    row(
                            "messages/s",
                            "Over the total time, pauses of the clients included.",
                            s -> s.messageTime() > 0 ? perSecond(s.messagesPerSecond()) : "–"),
                    row(
                            "counted / lost",
                            "What the shared counter shows, and how many of the messages that were"
                                    + " to be counted it lacks.",
                            FigureRows::counted),
                    row("calls", "Made by the server's threads.", s -> count(s.calls())),
                    row(
                            "wake-ups",
                            "Returns of select, poll, epoll_wait or a Selector.",
                            s -> s.asksWhoIsReady() ? count(s.wakeUps()) : "–"),
                    row(
                            "queued at most",
                            "For all clients at once.",
                            s -> Units.bytes(s.mostQueued())),
                    row("threads at most", "Of the server, at once.", s -> count(s.threads())),
                    row("CPU time", CPU, s -> s.cpuKnown() ? Units.duration(s.cpu()) : UNKNOWN));

    /** Figures of the record. */
    static final List<FigureRow> OF_RECORD =
            List.of(
                    row(
                            "events kept",
                            String.format(
                                    Locale.ROOT,
                                    "Of at most %s, about %d bytes each.",
                                    count(Trace.USUAL_EVENTS),
                                    Trace.EVENT_BYTES),
                            s -> count(s.record().events())),
                    row(
                            "no longer kept",
                            "Older events that gave way; the record is whole since then.",
                            FigureRows::evicted),
                    row(
                            "not recorded",
                            "Calls left out because the machine was too busy.",
                            s -> Units.count(s.record().dropped(), "call")),
                    row(
                            "events now",
                            "Recorded in the second before the moment.",
                            s -> perSecond(s.record().perSecond())),
                    row(
                            "keeping it now",
                            "How much of one core the thread that keeps the record worked in the"
                                    + " second before the moment, beside the server's threads.",
                            s -> percent(s.record().dispatcherCpu())));

    private FigureRows() {}

    private static FigureRow row(String name, String means, Function<StageFigures, String> value) {
        return new FigureRow(name, means, value);
    }

    private static String answered(StageFigures stage, long time) {
        String atLeast = stage.atLeast() ? "at least " : "";
        return stage.answered() == 0 ? "–" : atLeast + Units.duration(time);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, rate > 0 && rate < 10 ? "%.1f/s" : "%,.0f/s", rate);
    }

    private static String percent(double part) {
        double percent = 100 * part;
        return String.format(Locale.ROOT, percent < 9.95 ? "%.1f %%" : "%.0f %%", percent);
    }

    private static String longest(StageFigures stage) {
        Blame longest = stage.longest();
        if (longest == null) {
            return "–";
        }
        String who = longest.who().connection().inWords();
        return longest.waited().words() + ": " + who + longest.why();
    }

    private static String counted(StageFigures stage) {
        CountTotals.Totals counting = stage.counting();
        return counting.writes() == 0
                ? "–"
                : count(counting.counted()) + " / " + count(counting.lost());
    }

    private static String evicted(StageFigures stage) {
        StageFigures.Kept kept = stage.record();
        return kept.evicted() == 0
                ? "none"
                : count(kept.evicted()) + ", since " + Units.instant(kept.since());
    }

    /** What recording costs the server's threads, in a sentence for each stage. */
    static String cost(@Nullable RecordingCost cost, List<StageFigures> stages) {
        if (cost == null) {
            return "Measuring what a recorded call costs here …";
        }
        String each =
                String.format(
                        Locale.ROOT,
                        "Measured on this machine: recording a call costs its thread %s, and %s more where its line is noted, which is done while calls are few.",
                        nanos(cost.call()),
                        nanos(cost.line()));
        return stages.stream()
                .map(s -> s.title() + " " + percent(s.record().perSecond() * cost.call() / 1e9))
                .collect(
                        Collectors.joining(
                                ", ",
                                each
                                        + " At the rate of now, the server's threads spend of one core on it: ",
                                "."));
    }

    private static String nanos(double nanos) {
        return Units.duration(Math.round(nanos));
    }
}
