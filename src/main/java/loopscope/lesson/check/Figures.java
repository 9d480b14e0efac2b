package loopscope.lesson.check;

import loopscope.timeline.figures.Unit;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.Rates;
import loopscope.timeline.lanes.SendQueue;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Op;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The figures that a lesson can speak of, each of one stage from the start of the run. */
public final class Figures {
    private static final double MICRO = 1_000;

    private Figures() {}

    /** The longest wait for the server of any client, in nanoseconds; 0 while nobody has waited. */
    public static Figure longestWait() {
        return always(
                "longest wait",
                Unit.TIME,
                stage -> {
                    Blame longest = new WaitAnalysis(stage.record().lanes()).longest(stage.now());
                    return longest == null ? 0 : longest.waited().length();
                });
    }

    /** The longest wait for the server of one client, in nanoseconds; 0 while it has not waited. */
    public static Figure longestWait(String client) {
        return of(
                "longest wait of " + client,
                Unit.TIME,
                stage -> {
                    ClientLane lane = stage.client(client);
                    return lane == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(longest(lane, stage.now()));
                });
    }

    private static double longest(ClientLane lane, long now) {
        Wait wait = WaitAnalysis.longest(lane, now);
        return wait == null ? 0 : wait.length();
    }

    /** Calls made by the server's threads. */
    public static Figure calls() {
        return always("calls", Unit.COUNT, stage -> total(stage, Rates.Flow.CALLS));
    }

    /** Calls that did nothing, as they would have had to wait (EAGAIN in errno(3)). */
    public static Figure wouldBlock() {
        return always(
                "calls that would block",
                Unit.COUNT,
                stage ->
                        stage.record().lanes().threads().stream()
                                .mapToDouble(Figures::wouldBlock)
                                .sum());
    }

    /** Calls of one name. */
    public static Figure calls(String name) {
        return always(
                "calls of " + name,
                Unit.COUNT,
                stage ->
                        stage.record().lanes().threads().stream()
                                .mapToDouble(thread -> calls(thread, name))
                                .sum());
    }

    /** Readiness calls that returned. */
    public static Figure wakeUps() {
        return always("wake-ups", Unit.COUNT, stage -> total(stage, Rates.Flow.WAKE_UPS));
    }

    /** Messages that the server read: reads that were not empty. */
    public static Figure messages() {
        return always("messages", Unit.COUNT, stage -> total(stage, Rates.Flow.MESSAGES));
    }

    /** The same for each second from the first of them to the last; none before the second. */
    public static Figure messagesPerSecond() {
        return of(
                "messages a second",
                Unit.RATIO,
                stage -> {
                    double perSecond = stage.record().rates().messagesPerSecond();
                    return perSecond == 0 ? OptionalDouble.empty() : OptionalDouble.of(perSecond);
                });
    }

    /** Clients that the server has accepted. */
    public static Figure accepted() {
        return always("accepted clients", Unit.COUNT, stage -> stage.record().rates().accepted());
    }

    /** Clients that have closed or reset, or were closed. */
    public static Figure left() {
        return always(
                "clients that left",
                Unit.COUNT,
                stage ->
                        stage.record().lanes().clients().stream()
                                .filter(lane -> lane.hasLeft(stage.now()))
                                .count());
    }

    /** Threads that the server has had. */
    public static Figure threads() {
        return always("threads", Unit.COUNT, stage -> stage.record().lanes().threads().size());
    }

    /**
     * Threads of the operating system that the server has had. Those that carry virtual threads are
     * not among them: they belong to the whole program.
     */
    public static Figure platformThreads() {
        return always(
                "platform threads",
                Unit.COUNT,
                stage ->
                        stage.record().lanes().threads().stream()
                                .filter(thread -> !thread.isVirtual())
                                .count());
    }

    /** Threads of the server that have read from one client or sent to it. */
    public static Figure threadsFor(String client) {
        return of(
                "threads for " + client,
                Unit.COUNT,
                stage -> {
                    ClientLane lane = stage.client(client);
                    return lane == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(
                                    stage.record().lanes().threads().stream()
                                            .filter(thread -> serves(thread, lane))
                                            .count());
                });
    }

    private static boolean serves(ThreadLane thread, ClientLane client) {
        Calls.View calls = thread.calls();
        return IntStream.range(0, calls.size())
                .anyMatch(
                        row ->
                                calls.op(row).movesBytes()
                                        && calls.connection(row) == client.connection().id());
    }

    /** The value of the shared counter. */
    public static Figure count() {
        return always(
                "count",
                Unit.COUNT,
                stage -> stage.record().lanes().countTotals().totals().counted());
    }

    /** Messages that the shared counter lacks. */
    public static Figure lostUpdates() {
        return always(
                "lost updates",
                Unit.COUNT,
                stage -> stage.record().lanes().countTotals().totals().lost());
    }

    /** From the first message read to the last, in nanoseconds. */
    public static Figure totalTime() {
        return always("total time", Unit.TIME, stage -> stage.record().rates().messageTime());
    }

    /**
     * A ratio as an experiment measured it beside so many idle clients, in the round where it was
     * least; none where it was not measured. What disturbs a round only adds to it, so that this
     * one says most of the server.
     */
    public static Figure least(Ratio ratio, int clients) {
        return of(
                "least " + ratio.name() + " beside " + clients + " idle clients",
                ratio.unit(),
                stage -> stage.least(ratio, clients));
    }

    /** Processor time of the server's threads, in nanoseconds. */
    public static Figure processorTime() {
        return always("processor time", Unit.TIME, stage -> MICRO * total(stage, Rates.Flow.CPU));
    }

    /** The most that the server ever held in its queues, in bytes. */
    public static Figure mostQueued() {
        return always(
                "most queued bytes", Unit.BYTES, stage -> stage.record().rates().mostQueued());
    }

    /** The most that the server ever held for one client, in bytes. */
    public static Figure mostQueued(String client) {
        return of(
                "most queued bytes for " + client,
                Unit.BYTES,
                stage -> {
                    ClientLane lane = stage.client(client);
                    return lane == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(most(lane.queue()));
                });
    }

    /** Sends of which the kernel took only a part. */
    public static Figure partialSends() {
        return always(
                "partial sends",
                Unit.COUNT,
                stage ->
                        stage.record().lanes().clients().stream()
                                .mapToDouble(lane -> lane.partialSends().size())
                                .sum());
    }

    /** The most clients that the kernel's accept queue was seen to hold. */
    public static Figure acceptQueue() {
        return always(
                "clients in the accept queue",
                Unit.COUNT,
                stage -> {
                    KernelLane.Samples samples = stage.record().lanes().acceptQueue().samples();
                    return IntStream.range(0, samples.size()).map(samples::unread).max().orElse(0);
                });
    }

    private static double most(SendQueue.View queue) {
        return IntStream.range(0, queue.size()).mapToLong(queue::bytes).max().orElse(0);
    }

    private static double calls(ThreadLane thread, String name) {
        Calls.View calls = thread.calls();
        return IntStream.range(0, calls.size())
                .filter(row -> calls.op(row).label().equals(name))
                .mapToLong(row -> calls.made(row, row))
                .sum();
    }

    private static double wouldBlock(ThreadLane thread) {
        Calls.View calls = thread.calls();
        return IntStream.range(0, calls.size())
                .filter(row -> calls.isMerged(row) && calls.op(row) != Op.COUNT_READ)
                .mapToLong(row -> calls.made(row, row))
                .sum();
    }

    private static double total(WatchedStage stage, Rates.Flow flow) {
        return stage.record().rates().total(flow);
    }

    private static Figure always(String name, Unit unit, ToDoubleFunction<WatchedStage> value) {
        return of(name, unit, stage -> OptionalDouble.of(value.applyAsDouble(stage)));
    }

    private static Figure of(String name, Unit unit, Function<WatchedStage, OptionalDouble> value) {
        return new Figure(name, unit, null, value);
    }
}
