package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.TlsMismatch;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Op;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

/**
 * The summary of a stage's run, in a few words, for its header.
 *
 * @param text for example {@code longest wait 3.60 s: B for A}
 * @param tone whether a client had to wait for another one
 */
public record StageSummary(String text, Tone tone) {
    /** What the words say. */
    public enum Tone {
        /** A client waited for another one. */
        WAITED,
        /** A client waited, and no other client was in its way. */
        ALONE,
        /** A client waited because the gate held the server. */
        HELD,
        /** No wait was notable. */
        NOBODY,
        /** No client has waited yet. */
        QUIET
    }

    /** The summary of a stage's run up to a time. */
    public static StageSummary of(Lanes lanes, long now) {
        return of(lanes, new WaitAnalysis(lanes).longest(now));
    }

    static StageSummary of(Lanes lanes, @Nullable Blame longest) {
        if (longest == null) {
            return new StageSummary(lanes.clients().isEmpty() ? "no clients yet" : "", Tone.QUIET);
        }
        String length = longest.waited().words() + StoppageWords.within(lanes, longest.waited());
        if (longest.waited().length() < Wait.NOTABLE) {
            boolean unsure = longest.waited().isAtLeast() || lanes.answers().isAtLeast();
            String seen = unsure ? "no wait seen over " : "no wait over ";
            String least = Units.duration(Wait.NOTABLE);
            return new StageSummary(seen + least + ": longest " + length, Tone.NOBODY);
        }
        String why = longest.why().isEmpty() ? " for the server" : longest.why();
        String text = "longest wait " + length + ": " + name(longest.who()) + why;
        return new StageSummary(text, tone(longest));
    }

    /** Whether it says who had to wait notably long. */
    boolean isOfWait() {
        return tone != Tone.NOBODY && tone != Tone.QUIET;
    }

    private static Tone tone(Blame longest) {
        return longest.held() ? Tone.HELD : longest.whom() == null ? Tone.ALONE : Tone.WAITED;
    }

    /** A client's descriptor and phase at an instant, for the second line of its lane's head. */
    public static String standing(Lanes lanes, ClientLane lane, long time) {
        var phases = lane.phases();
        int last = phases.firstAfter(time) - 1;
        if (last < 0 && phases.size() > 0) {
            return "comes later";
        }
        Phase phase = last < 0 ? Phase.CONNECTING : phases.phase(last);
        String what =
                switch (phase) {
                    case CONNECTING -> "connecting";
                    case IN_ACCEPT_QUEUE -> "not yet accepted";
                    case HANDED_OVER -> "waits for a worker";
                    case IDLE -> "accepted" + byAnother(lanes, lane, last, time);
                    case UNREAD -> "not read yet";
                    case SERVED ->
                            waitsForLock(lanes, lane, last, time)
                                    ? "waits for a lock"
                                    : "being served";
                    case QUEUED -> "reply queued";
                    case REPLYING ->
                            isNotReading(lanes, lane, last, time)
                                    ? "not reading the reply"
                                    : "reply on its way";
                    case GONE -> farewell(lane);
                };
        boolean accepted = phase != Phase.CONNECTING && phase != Phase.IN_ACCEPT_QUEUE;
        return accepted && lane.fd() >= 0 ? "fd " + lane.fd() + " · " + what : what;
    }

    /**
     * The thread that has the client for good, where that is not the one which accepts; empty where
     * any of some threads may serve it next.
     */
    private static String byAnother(Lanes lanes, ClientLane lane, int phase, long time) {
        ThreadLane thread = server(lanes, lane, phase);
        if (thread == null || thread.equals(lanes.acceptor())) {
            return "";
        }
        Op inside = CallWords.waitingIn(thread, time);
        boolean loops = inside != null && inside.isReadiness();
        boolean has = loops || lane.equals(WaitAnalysis.busyWith(lanes, thread, time));
        return has ? " · " + thread.name() : "";
    }

    /** Whether the thread that serves a client waits for a lock. */
    static boolean waitsForLock(Lanes lanes, ClientLane lane, int phase, long time) {
        ThreadLane thread = server(lanes, lane, phase);
        return thread != null && thread.waitsForLock(time) != ThreadLane.NO_LOCK;
    }

    /** Whether the thread that serves a client waits inside a send to it. */
    static boolean isNotReading(Lanes lanes, ClientLane lane, int phase, long time) {
        ThreadLane thread = server(lanes, lane, phase);
        return thread != null
                && CallWords.isSending(thread, time)
                && lane.equals(WaitAnalysis.busyWith(lanes, thread, time));
    }

    private static @Nullable ThreadLane server(Lanes lanes, ClientLane lane, int phase) {
        return lanes.thread(lane.phases().thread(phase));
    }

    private static String farewell(ClientLane lane) {
        if (lane.mismatch() != TlsMismatch.NONE) {
            return lane.mismatch() == TlsMismatch.PLAIN_TO_TLS
                    ? "closed: no TLS"
                    : "spoke TLS in vain";
        }
        if (lane.closedByServer() < lane.goodbyeEarliest()) {
            return "closed by the server";
        }
        return switch (lane.goodbye()) {
            case RESET -> "reset";
            case RESET_IN_QUEUE -> "reset in the queue";
            case CLOSED_UNREAD -> "reset: bytes unread";
            case CLOSED -> lane.isUnanswered() ? "left unanswered" : "left";
            case UNCONNECTED -> "could not connect";
            case ENDED -> "ended its input";
            case HALF_CLOSED, NONE -> "closed by the server";
        };
    }

    /** A client's name in the middle of a sentence. */
    public static String name(@Nullable ClientLane lane) {
        return lane == null ? "someone" : lane.connection().inWords();
    }

    /** A client's name at the begin of a sentence: {@code A}, {@code Client 1}. */
    public static String nameFirst(ClientLane lane) {
        String name = name(lane);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
