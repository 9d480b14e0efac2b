package loopscope.timeline.waits;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.Connection;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Works out which client waits for which on one stage.
 *
 * <p>At an instant, a client waits for the one client that the thread which should serve it is busy
 * with, or waits for. While the gate holds that thread, it waits for nobody. A whole wait is for
 * the client that at least half of it was spent for.
 */
public final class WaitAnalysis {
    /** How many turns of a thread are looked at for one wait; the latest count. */
    static final int MOST_TURNS = 20_000;

    public static final Comparator<Blame> LONGEST_FIRST =
            Comparator.comparingLong((Blame blame) -> -blame.waited().length());

    private final Lanes lanes;

    /** Analyses a stage's lanes; cheap to make. */
    public WaitAnalysis(Lanes lanes) {
        this.lanes = lanes;
    }

    /**
     * The longest wait of the run up to a time, over or not.
     *
     * @return null while nobody has waited
     */
    public @Nullable Blame longest(long now) {
        ClientLane who = null;
        Wait longest = null;
        for (ClientLane lane : lanes.clients()) {
            // Most are too short, and their length is known at once.
            long beaten = longest == null ? -1 : longest.length();
            Wait wait = mostOf(lane, now) > beaten ? longest(lane, now) : null;
            if (wait != null && wait.length() > beaten) {
                who = lane;
                longest = wait;
            }
        }
        return who == null || longest == null ? null : blame(who, longest);
    }

    /**
     * The longest wait of a client, whomever it waited for; its wait for the server is no longer.
     */
    public static long mostOf(ClientLane lane, long now) {
        Wait over = lane.longest(now);
        Wait open = lane.waiting(now);
        return Math.max(over == null ? -1 : over.length(), open == null ? -1 : open.length());
    }

    /** The longest wait of one client up to a time; null when it has not waited for the server. */
    public static @Nullable Wait longest(ClientLane lane, long now) {
        Wait over = forTheServer(lane, lane.longest(now));
        Wait open = forTheServer(lane, lane.waiting(now));
        boolean stillLonger = open != null && (over == null || open.length() > over.length());
        return stillLonger ? open : over;
    }

    /**
     * The wait; null where the client did not read for so long what the server held for it that it
     * waited for itself.
     */
    private static @Nullable Wait forTheServer(ClientLane lane, @Nullable Wait wait) {
        if (wait == null) {
            return null;
        }
        Phases.View phases = lane.phases();
        int last = phases.firstAfter(wait.to()) - 1;
        long own = 0;
        for (int row = last; row >= 0 && last - row < MOST_TURNS; row--) {
            long from = Math.max(wait.from(), phases.from(row));
            long to = Math.min(wait.to(), phases.to(row));
            if (to < wait.from()) {
                break;
            }
            Phase phase = phases.phase(row);
            own += phase == Phase.QUEUED || phase == Phase.REPLYING ? to - from : 0;
        }
        return own >= Wait.NOTABLE && 2 * own >= wait.length() ? null : wait;
    }

    /** The waits at an instant, the longest first. */
    public List<Blame> at(long time) {
        List<Blame> found = new ArrayList<>();
        for (ClientLane lane : lanes.clients()) {
            Blame blame = at(lane, time);
            if (blame != null) {
                found.add(blame);
            }
        }
        found.sort(LONGEST_FIRST);
        return found;
    }

    /** The same with one client's wait before all others; null for none. */
    public List<Blame> at(long time, @Nullable Connection first) {
        List<Blame> found = at(time);
        found.stream()
                .filter(blame -> blame.isOf(first))
                .findFirst()
                .ifPresent(
                        blame -> {
                            found.remove(blame);
                            found.addFirst(blame);
                        });
        return found;
    }

    /**
     * The last instant of a wait at which its client was not served yet, in nanoseconds since the
     * run's zero; the very last one where it was served for most of the wait.
     */
    public static long lastUnserved(Blame blame) {
        Phases.View phases = blame.who().phases();
        Wait wait = blame.waited();
        long last = wait.to() - 1;
        long most = wait.length() / 2;
        int row = phases.firstEndingAfter(wait.from());
        for (; row < phases.size() && phases.from(row) < wait.to(); row++) {
            long to = Math.min(wait.to(), phases.to(row));
            boolean waits = phases.phase(row).isWait();
            long length = waits ? to - waitingSince(phases, row) : 0;
            if (length > most) {
                most = length;
                last = to - 1;
            }
        }
        return last;
    }

    /** The wait of one client at an instant; null where it does not wait. */
    public @Nullable Blame at(ClientLane lane, long time) {
        Phases.View phases = lane.phases();
        int row = phases.firstAfter(time) - 1;
        if (row < 0 || !phases.phase(row).isWait()) {
            return null;
        }
        long from = phases.from(phases.firstOfWait(row));
        Wait wait = new Wait(from, time, true, lane.earliest(from));
        boolean held = isHeldAt(phases, row, time);
        return new Blame(lane, wait, whomAt(lane, phases, row, time), held, null);
    }

    /**
     * The begin of the wait that a phase is part of, in nanoseconds since the run's zero: phases of
     * waiting in a row are one wait.
     */
    public static long waitingSince(Phases.View phases, int row) {
        return phases.from(phases.firstOfWait(row));
    }

    /** The end of that wait; {@link ClientLane#OPEN} while it goes on. */
    public static long waitingUntil(Phases.View phases, int row) {
        int last = row;
        while (last + 1 < phases.size() && phases.phase(last + 1).isWait()) {
            last++;
        }
        return phases.to(last);
    }

    /** The thread that serves a client in a phase, or would; null where it may be one of many. */
    public @Nullable ThreadLane server(Phases.View phases, int row) {
        if (phases.phase(row) == Phase.HANDED_OVER) {
            List<ThreadLane> workers = lanes.workers(phases.from(row));
            return workers.size() == 1 ? workers.getFirst() : null;
        }
        int thread = phases.thread(row);
        ThreadLane known = thread == 0 ? null : lanes.thread(thread);
        return known != null ? known : lanes.acceptor();
    }

    private @Nullable ClientLane whomAt(ClientLane who, Phases.View phases, int row, long time) {
        ThreadLane thread = server(phases, row);
        if (thread == null || phases.phase(row) == Phase.CONNECTING) {
            return null;
        }
        ClientLane whom = busyWith(lanes, thread, time);
        return who.equals(whom) ? null : whom;
    }

    /** The client that a thread is busy with at an instant, or waits for; null for anyone. */
    public static @Nullable ClientLane busyWith(Lanes lanes, ThreadLane thread, long time) {
        return lanes.client(thread.target(time));
    }

    /**
     * Whether the thread that should serve a client is held; where many workers may, whether any of
     * them is.
     */
    private boolean isHeldAt(Phases.View phases, int row, long time) {
        ThreadLane thread = server(phases, row);
        return thread == null
                ? lanes.workers(time).stream().anyMatch(worker -> worker.holds().at(time) >= 0)
                : thread.holds().at(time) >= 0;
    }

    /**
     * The reason of a wait: the client for which at least half of it was spent, or the gate where
     * it held the server for so long, or neither. Beside it the parts, where no client was in the
     * way for nearly all of it.
     */
    public Blame blame(ClientLane who, Wait waited) {
        WaitShares shares = WaitShares.of(lanes, who, waited);
        ClientLane whom = shares.whom();
        boolean held = whom == null && shares.isMostlyHeld();
        Blame.Part part = held ? null : shares.part();
        return new Blame(who, waited, whom, held, part);
    }
}
