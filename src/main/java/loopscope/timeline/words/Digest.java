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
 * What a picture shows of a stage's lanes at an instant: the rows there are, which client waits for
 * which, and the summary.
 *
 * <p>Immutable. Making one takes time in proportion to all lanes, so that happens only some times a
 * second; a frame is drawn from it at the cost of the lanes in view.
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
     * @param now the time up to which the run is shown
     * @param instant the selected instant
     */
    public static Digest of(Lanes lanes, long now, long instant) {
        return of(lanes, now, instant, true, null);
    }

    /**
     * The digest of some lanes.
     *
     * @param withGone whether clients that had left by {@code now} have rows
     * @param chosen the client whose wait comes first; null for the one that waits longest
     */
    public static Digest of(
            Lanes lanes, long now, long instant, boolean withGone, @Nullable Connection chosen) {
        return new Digest(lanes, now, instant, withGone, chosen);
    }

    /** The lanes it was made from. */
    public Lanes lanes() {
        return lanes;
    }

    /** The time up to which the run is shown, in nanoseconds since the run's zero. */
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

    /** The summary of the run. */
    public StageSummary summary() {
        return summary;
    }

    /** The client whose wait comes first; null for the one that waits longest. */
    public @Nullable Connection chosen() {
        return chosen;
    }

    /** Whether the chosen client waits at the selected instant. */
    public boolean isChosenWaiting() {
        return !waits.isEmpty() && waits.getFirst().isOf(chosen);
    }

    /** The waits at the selected instant: the chosen client's, then the longest first. */
    public List<Blame> waits() {
        return waits;
    }

    /**
     * How many clients are there at the selected instant, and how many threads live then, in words.
     */
    public String counts() {
        long there = lanes.clients().stream().filter(lane -> lane.isThere(instant)).count();
        return Units.count(there, "client") + " · " + ThreadWords.count(lanes.alive(instant));
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
