package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadRow;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * What a stage's lanes come to at a moment: which rows there are, who waits for whom, and the
 * moral.
 *
 * <p>Making one takes time in proportion to the lanes, so it is done some times a second; frames
 * are drawn from it, each from as many lanes as are seen. It does not change.
 */
public final class Digest {
    private final Lanes lanes;
    private final long now;
    private final List<ThreadRow> threads;
    private final List<ClientLane> clients;
    private final int hidden;
    private final @Nullable Blame longest;
    private final StageSummary summary;
    private final List<Blame> waits;
    private final @Nullable Connection chosen;
    private final long instant;

    private Digest(
            Lanes lanes, long now, long instant, boolean withGone, @Nullable Connection chosen) {
        this.lanes = lanes;
        this.now = now;
        this.instant = instant;
        this.threads = ThreadRow.pack(lanes.threads());
        List<ClientLane> all = lanes.clients();
        this.clients = withGone ? all : all.stream().filter(lane -> !lane.hasLeft(now)).toList();
        this.hidden = all.size() - clients.size();
        WaitAnalysis analysis = new WaitAnalysis(lanes);
        this.longest = analysis.longest(now);
        this.summary = StageSummary.of(lanes, longest);
        this.waits = analysis.at(instant, chosen);
        this.chosen = chosen;
    }

    /**
     * The digest of all lanes. Times are nanoseconds since the run's zero.
     *
     * @param now up to when things are told
     * @param instant the selected instant
     */
    public static Digest of(Lanes lanes, long now, long instant) {
        return of(lanes, now, instant, true, null);
    }

    /**
     * The digest of some lanes.
     *
     * @param withGone whether those who had left by {@code now} have rows
     * @param chosen the client to speak of where it waits; null for the one that waits longest
     */
    public static Digest of(
            Lanes lanes, long now, long instant, boolean withGone, @Nullable Connection chosen) {
        return new Digest(lanes, now, instant, withGone, chosen);
    }

    /** What it was made from. */
    public Lanes lanes() {
        return lanes;
    }

    /** Up to when it tells, in nanoseconds since the run's zero. */
    public long now() {
        return now;
    }

    /** The rows of threads, in the order they began. */
    public List<ThreadRow> threads() {
        return threads;
    }

    /** The clients that have a row: own ones by their letters, then outsiders as they came. */
    public List<ClientLane> clients() {
        return clients;
    }

    /** How many clients have left and so have no row. */
    public int hidden() {
        return hidden;
    }

    /** The longest wait of the run; null while nobody has waited. */
    public @Nullable Blame longest() {
        return longest;
    }

    /** What the run teaches. */
    public StageSummary summary() {
        return summary;
    }

    /** The client to speak of where it waits; null for the one that waits longest. */
    public @Nullable Connection chosen() {
        return chosen;
    }

    /** Whether the client that was chosen waits at the moment. */
    public boolean isChosenWaiting() {
        return !waits.isEmpty() && waits.getFirst().isOf(chosen);
    }

    /** Who waits at the moment: the client that was chosen, then the longest wait first. */
    public List<Blame> waits() {
        return waits;
    }

    /** How many clients are there at the moment, and how many threads live then, in words. */
    public String counts() {
        long there = lanes.clients().stream().filter(lane -> lane.isThere(instant)).count();
        return Units.count(there, "client") + " · " + Units.count(lanes.alive(instant), "thread");
    }

    /** The row of a client, or where it would be; from 0 to as many as there are. */
    public int row(Connection client) {
        Comparator<Connection> order =
                Comparator.comparing(Connection::kind).thenComparingInt(Connection::ordinal);
        int low = 0;
        int high = clients.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(clients.get(middle).connection(), client) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
