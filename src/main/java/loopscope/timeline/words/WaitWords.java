package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** Words for a client's wait, and for what its server is doing meanwhile. */
final class WaitWords {
    private static final String EDGE =
            ", edge-triggered: it is not reported again until more arrives.";

    private WaitWords() {}

    /** One sentence on a client that waits at an instant. */
    static String at(long time, Waiting waiting, List<Subject> stages) {
        Subject stage = waiting.stage();
        Blame blame = waiting.blame();
        String who = StageSummary.nameFirst(blame.who());
        int row = blame.who().firstUnread(time);
        String text = row < 0 ? "" : stage.lanes().text(blame.who().messages(), row);
        String what =
                text.isEmpty()
                        ? who + where(phaseAt(blame.who(), time)) + blame.waited().words()
                        : who
                                + "’s “"
                                + text
                                + "” has lain unread in the kernel for "
                                + Wait.words(sinceSaid(blame, row), lead(blame, row));
        String held = HeldWords.of(stage.lanes(), time);
        String waits = what + StoppageWords.within(stage.lanes(), blame.waited());
        return blame.held()
                ? waits + "; now " + stage.model() + " is " + held + "."
                : waits
                        + (isForThat(stage, blame) ? ": " : "; now ")
                        + because(time, stage, blame, stages.size() == 1);
    }

    /** Whether what is in the way at the instant has been in the way for nearly all of the wait. */
    private static boolean isForThat(Subject stage, Blame blame) {
        Blame whole = new WaitAnalysis(stage.lanes()).blame(blame.who(), blame.waited());
        boolean one = whole.shares().isEmpty() && !whole.held();
        boolean same = one && Objects.equals(whole.whom(), blame.whom());
        return same || blame.waited().length() < Wait.NOTABLE;
    }

    /** Where a client waits of whose messages nothing is known. */
    private static String where(@Nullable Phase phase) {
        return switch (phase) {
            case CONNECTING -> " has been connecting for ";
            case IN_ACCEPT_QUEUE -> " has been in the accept queue for ";
            case HANDED_OVER -> " has waited for a worker for ";
            case null, default -> "’s bytes have lain unread in the kernel for ";
        };
    }

    private static String because(long time, Subject stage, Blame blame, boolean alone) {
        Lanes lanes = stage.lanes();
        String server = alone ? "the server" : stage.model();
        Phases.View phases = blame.who().phases();
        int row = Math.max(0, phases.firstAfter(time) - 1);
        ThreadLane thread = new WaitAnalysis(lanes).server(phases, row);
        Phase phase = phaseAt(blame.who(), time);
        if (phase == Phase.CONNECTING) {
            String full = AcceptQueueWords.full(lanes, phases.from(row), time);
            server = full.isEmpty() ? server : full + "; " + server;
        }
        String call = thread == null ? "" : CallWords.callAt(lanes, thread, time);
        if (thread == null && phase == Phase.HANDED_OVER) {
            return "none of " + lanes.workers(time).size() + " workers is free.";
        }
        if (thread == null || call.isEmpty()) {
            return server + " is between calls.";
        }
        ClientLane whom = blame.whom();
        String inside = server + " is inside " + call;
        if (whom == null) {
            return inside + (isLeftUnread(blame.who(), thread, time) ? EDGE : ".");
        }
        String name = StageSummary.name(whom);
        if (CallWords.isSending(thread, time)) {
            return inside + ", and " + name + " is not reading.";
        }
        return phaseAt(whom, time) == Phase.IDLE && CallWords.isReceiving(thread, time)
                ? inside + ", and " + name + silence(whom, time) + "."
                : inside + ", serving " + name + ".";
    }

    /**
     * Whether an edge-triggered call does not report a client's bytes: they lay unread before it
     * began, and it has not come back for long. See epoll(7).
     */
    private static boolean isLeftUnread(ClientLane who, ThreadLane thread, long time) {
        Phases.View phases = who.phases();
        int row = phases.firstAfter(time) - 1;
        long since = CallWords.waitingForReadiness(thread, time);
        return who.kernel().isEdgeTriggered(time)
                && phases.phase(row) == Phase.UNREAD
                && phases.from(row) < since
                && time - since >= Wait.NOTABLE;
    }

    /** Since when a client has sent nothing, as far as its messages are still kept. */
    private static String silence(ClientLane whom, long time) {
        ClientMessages.View messages = whom.messages();
        int last = messages.firstSaidAfter(time) - 1;
        if (last >= 0) {
            return " has sent nothing more since " + Units.instant(messages.said(last));
        }
        return messages.evicted() > 0 ? " sends nothing" : " has sent nothing yet";
    }

    private static @Nullable Phase phaseAt(ClientLane lane, long time) {
        Phases.View phases = lane.phases();
        int row = phases.firstAfter(time) - 1;
        return row < 0 ? null : phases.phase(row);
    }

    /** How long ago a message was said; its client may have waited before that. */
    static long sinceSaid(Blame blame, int row) {
        return blame.waited().to() - blame.who().messages().said(row);
    }

    /** By how much earlier it may have been said. */
    private static long lead(Blame blame, int row) {
        ClientMessages.View messages = blame.who().messages();
        return messages.said(row) - messages.earliest(row);
    }
}
