package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words for the echoes, on other stages, of the message that a client waits on. */
final class EchoWords {
    private EchoWords() {}

    /** One sentence, the soonest echo first; empty where there is none. */
    static String at(Waiting waiting, List<Subject> stages) {
        Blame blame = waiting.blame();
        ClientLane who = blame.who();
        int row = firstUnheard(who, blame.waited().to());
        if (row < 0 || who.isOutsider()) {
            return "";
        }
        List<Echo> echoes = new ArrayList<>();
        for (Subject other : stages) {
            ClientLane twin = other.equals(waiting.stage()) ? null : twin(other.lanes(), who);
            ClientMessages.View messages = twin == null ? null : twin.messages();
            if (twin != null && messages != null && saidTheSame(waiting, other, twin, row)) {
                long heard = messages.heard(row);
                long took = heard == ClientLane.OPEN ? ClientLane.OPEN : heard - messages.said(row);
                echoes.add(new Echo(other, twin, took, messages.number(row)));
            }
        }
        echoes.sort(Comparator.comparingLong(Echo::took));
        return echoes.isEmpty() || echoes.getFirst().took == ClientLane.OPEN
                ? ""
                : words(waiting, WaitWords.sinceSaid(blame, row), echoes);
    }

    /**
     * Whether the client has said the same on both stages: of one that was muted, or of another
     * run, that may not be so.
     */
    private static boolean saidTheSame(Waiting waiting, Subject other, ClientLane twin, int row) {
        ClientMessages.View said = waiting.blame().who().messages();
        ClientMessages.View again = twin.messages();
        return row < again.size()
                && waiting.stage().lanes().text(said, row).equals(other.lanes().text(again, row));
    }

    /**
     * An echo on another stage.
     *
     * @param who the client that was echoed
     * @param took how long its first byte took; {@link ClientLane#OPEN} while it is due
     * @param number of the event that said the message
     */
    private record Echo(Subject stage, ClientLane who, long took, long number) {
        /** The message as it was said, and that it came back: of a long one, its begin did. */
        String words() {
            Event event = stage.lanes().trace().event();
            boolean kept = event.moveTo(number);
            boolean isLong = kept && event.result() > Recorder.PREVIEW;
            return "“"
                    + (kept ? event.text() : "")
                    + (isLong ? "” began to come back after " : "” was echoed after ")
                    + Units.duration(took);
        }
    }

    private static @Nullable ClientLane twin(Lanes lanes, ClientLane of) {
        return lanes.clients().stream()
                .filter(lane -> lane.connection().kind() == of.connection().kind())
                .filter(lane -> lane.connection().ordinal() == of.connection().ordinal())
                .findFirst()
                .orElse(null);
    }

    private static String words(Waiting waiting, long waited, List<Echo> echoes) {
        Echo soonest = echoes.getFirst();
        StringBuilder words = new StringBuilder("On ").append(soonest.stage.model());
        words.append(" the same ").append(soonest.words()).append(reason(soonest, waiting.blame()));
        long times = Difference.times(waited, soonest.took);
        if (times > 1) {
            words.append("; on ").append(waiting.stage().model()).append(" it has waited ");
            words.append(Units.factor(times)).append(" times as long");
        }
        for (Echo echo : echoes.subList(1, echoes.size())) {
            words.append("; on ").append(echo.stage.model());
            words.append(
                    echo.took == ClientLane.OPEN
                            ? " it waits too"
                            : " after " + Units.duration(echo.took));
        }
        return words.append('.').toString();
    }

    /**
     * What the other server did instead of waiting for one client; empty where the wait is for no
     * other client, or the other server waited for one too.
     */
    private static String reason(Echo echo, Blame blame) {
        Lanes lanes = echo.stage.lanes();
        ThreadLane thread = lanes.acceptor();
        long instant = blame.waited().to();
        if (blame.whom() == null
                || thread == null
                || !isWaitingForAnyone(thread, instant)
                || WaitAnalysis.busyWith(lanes, thread, instant) != null) {
            return "";
        }
        if (isServedByAnother(echo.who, thread, instant)) {
            return ", because another thread serves " + echo.who.connection().name();
        }
        String call = CallWords.callAt(lanes, thread, instant);
        return call.isEmpty() ? "" : ", because " + call + " waits for whoever is ready";
    }

    /**
     * Whether the thread that accepts only does that, and left the client to one that serves it.
     */
    private static boolean isServedByAnother(ClientLane who, ThreadLane acceptor, long time) {
        Phases.View phases = who.phases();
        int row = phases.firstAfter(time) - 1;
        int thread = row < 0 ? 0 : phases.thread(row);
        return CallWords.waitingIn(acceptor, time) == Op.ACCEPT
                && thread != 0
                && thread != acceptor.id();
    }

    private static boolean isWaitingForAnyone(ThreadLane thread, long time) {
        Op op = CallWords.waitingIn(thread, time);
        return op != null && op.waitsForAnyone();
    }

    /** The oldest message said by an instant and not heard back by then; -1 for none. */
    private static int firstUnheard(ClientLane who, long time) {
        ClientMessages.View messages = who.messages();
        int row = messages.firstHeardAfter(time);
        boolean said = row < messages.size() && messages.said(row) <= time;
        return said ? row : -1;
    }
}
