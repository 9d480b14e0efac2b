package loopscope.timeline.figures;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.AnswerTimes;
import loopscope.timeline.lanes.CountTotals;
import loopscope.timeline.lanes.Rates;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Event;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The figures of one stage: some of the whole run, some of the selected instant. Times are in
 * nanoseconds.
 *
 * @param title its model
 * @param calls made by the server's threads
 * @param wakeUps readiness calls that returned
 * @param asksWhoIsReady whether the server makes readiness calls
 * @param messages read
 * @param messageTime from the first message read to the last
 * @param counting what the shared counter came to
 * @param accepted clients
 * @param mostQueued bytes queued at once at most
 * @param threads the most at once
 * @param cpu nanoseconds of one core that its threads used
 * @param cpuKnown false where it cannot be measured for some threads, virtual ones
 * @param median time until a message was answered; {@code nearlyAll} the same for 99 of 100
 * @param answered messages
 * @param atLeast whether some outsiders may have waited longer than those times
 * @param longest wait; null while nobody waited
 * @param now the figures of the selected instant
 * @param record what its trace holds and costs
 * @param series the same figures over time
 * @param clients the figures of each client
 */
public record StageFigures(
        String title,
        long calls,
        long wakeUps,
        boolean asksWhoIsReady,
        long messages,
        long messageTime,
        CountTotals.Totals counting,
        long accepted,
        long mostQueued,
        long threads,
        long cpu,
        boolean cpuKnown,
        long median,
        long nearlyAll,
        long answered,
        boolean atLeast,
        @Nullable Blame longest,
        Now now,
        Kept record,
        Rates.Series series,
        List<ClientFigures> clients) {

    private static final long SECOND = 1_000_000_000;

    /**
     * Figures of an instant; rates are those of the second before it.
     *
     * @param clients accepted and not closed
     * @param cpu a part of one core
     */
    public record Now(
            double calls, double wakeUps, long clients, long queued, long threads, double cpu) {}

    /** What the server holds: clients that it has accepted and not closed, bytes in its queues. */
    private record Held(long clients, long queued) {}

    /**
     * What a trace holds and costs.
     *
     * @param events kept
     * @param evicted events before those
     * @param since when the oldest kept happened
     * @param dropped calls that were not recorded
     * @param perSecond events recorded in the second before the instant
     * @param dispatcherCpu the part of one core that the dispatcher used in that second
     */
    public record Kept(
            long events,
            long evicted,
            long since,
            long dropped,
            double perSecond,
            double dispatcherCpu) {}

    /**
     * The figures of a stage.
     *
     * @param shown the time up to which the run is shown
     * @param instant the selected instant
     */
    public static StageFigures of(String title, StageRecord stage, long shown, long instant) {
        Rates rates = stage.rates();
        Rates.Series series = rates.series();
        AnswerTimes answers = stage.lanes().answers();
        return new StageFigures(
                title,
                rates.total(Rates.Flow.CALLS),
                rates.total(Rates.Flow.WAKE_UPS),
                rates.total(Rates.Flow.WAKE_UPS) > 0,
                rates.total(Rates.Flow.MESSAGES),
                rates.messageTime(),
                stage.lanes().countTotals().totals(),
                rates.accepted(),
                rates.mostQueued(),
                series.most(Rates.Level.THREADS, 0, shown),
                1000 * rates.total(Rates.Flow.CPU),
                !rates.isCpuUnknown(),
                answers.within(50),
                answers.within(99),
                answers.count(),
                answers.isAtLeast(),
                new WaitAnalysis(stage.lanes()).longest(shown),
                now(stage, series, instant),
                kept(stage.trace(), series, instant),
                series,
                stage.lanes().clients().stream()
                        .map(lane -> ClientFigures.of(lane, shown))
                        .toList());
    }

    /** Messages read each second, from the first to the last; 0 before the second. */
    public double messagesPerSecond() {
        return Rates.perSecond(messages, messageTime);
    }

    private static Now now(StageRecord stage, Rates.Series series, long instant) {
        long from = instant - SECOND;
        Held held = held(stage, series, instant);
        return new Now(
                series.perSecond(Rates.Flow.CALLS, from, instant),
                series.perSecond(Rates.Flow.WAKE_UPS, from, instant),
                held.clients(),
                held.queued(),
                stage.lanes().alive(instant).size(),
                series.perSecond(Rates.Flow.CPU, from, instant) / 1e6);
    }

    /** Folded from the events; where they are evicted, the most in the piece of time around it. */
    private static Held held(StageRecord stage, Rates.Series series, long instant) {
        long next = EventSearch.firstAfter(stage.trace(), instant);
        if (next > 0 && next == stage.trace().oldest()) {
            return new Held(
                    series.most(Rates.Level.CLIENTS, instant, instant),
                    series.most(Rates.Level.QUEUED, instant, instant));
        }
        List<ConnectionState> open = new ArrayList<>();
        stage.states()
                .before(next)
                .connections(
                        connection -> {
                            if (!connection.isListening()
                                    && connection.accepted() != Trace.NEVER
                                    && !connection.isClosedByServer()) {
                                open.add(connection);
                            }
                        });
        return new Held(open.size(), open.stream().mapToLong(ConnectionState::queued).sum());
    }

    private static Kept kept(Trace trace, Rates.Series series, long instant) {
        long from = instant - SECOND;
        long oldest = trace.oldest();
        Event event = trace.event();
        return new Kept(
                trace.position() - oldest,
                oldest,
                event.moveTo(oldest) ? event.time() : 0,
                trace.dropped(),
                series.perSecond(Rates.Flow.EVENTS, from, instant),
                series.perSecond(Rates.Flow.DISPATCHER_CPU, from, instant) / 1e6);
    }
}
