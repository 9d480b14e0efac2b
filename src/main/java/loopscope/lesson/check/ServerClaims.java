package loopscope.lesson.check;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.words.CallWords;
import loopscope.trace.Op;
import loopscope.trace.metadata.StageConditions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What can be said of a server and its threads at an instant. */
public final class ServerClaims {
    private ServerClaims() {}

    /** One of its threads waits inside a call of that name. */
    public static Claim waitsIn(String call) {
        return (stage, time) -> {
            List<Op> calls = waiting(stage.record().lanes(), time, null);
            return new Finding(anyIs(calls, call), words(calls));
        };
    }

    /** The thread that is busy with a client waits inside a call of that name. */
    public static Claim waitsIn(String call, String client) {
        return (stage, time) -> {
            ClientLane lane = stage.client(client);
            List<Op> calls = lane == null ? List.of() : waiting(stage.record().lanes(), time, lane);
            return new Finding(anyIs(calls, call), words(calls));
        };
    }

    /** It has ended by itself. */
    public static Claim hasDied() {
        return (stage, _) -> failure(stage, true);
    }

    /** It has not ended by itself. */
    public static Claim lives() {
        return (stage, _) -> failure(stage, false);
    }

    private static Finding failure(WatchedStage stage, boolean wanted) {
        StageConditions conditions = stage.conditions().get();
        String failure = conditions.failure();
        return new Finding(
                failure != null == wanted, Objects.requireNonNullElse(failure, "it lives"));
    }

    /** A second server can't listen on its port. */
    public static Claim secondIsRefused() {
        return (stage, time) -> second(stage, time, true);
    }

    /** A second server can listen on its port. */
    public static Claim secondListens() {
        return (stage, time) -> second(stage, time, false);
    }

    private static Finding second(WatchedStage stage, long time, boolean refused) {
        SecondServer second = stage.second().get();
        if (second == null || second.time() > time) {
            return new Finding(false, "there is no second server");
        }
        String refusal = second.refusal();
        return new Finding(
                refusal != null == refused, Objects.requireNonNullElse(refusal, "it listens"));
    }

    /** A thread of that name has ended, and none of that name lives. */
    public static Claim hasEnded(String thread, boolean wanted) {
        return (stage, time) -> {
            List<ThreadLane> named =
                    stage.record().lanes().threads().stream()
                            .filter(lane -> lane.name().equals(thread))
                            .toList();
            boolean ended = named.stream().noneMatch(lane -> lane.isAlive(time));
            return new Finding(
                    ended == wanted && !named.isEmpty(),
                    named.isEmpty()
                            ? "there is no thread " + thread
                            : "the thread " + thread + (ended ? " has ended" : " has not ended"));
        };
    }

    private static List<Op> waiting(Lanes lanes, long time, @Nullable ClientLane client) {
        List<Op> calls = new ArrayList<>();
        for (ThreadLane thread : lanes.threads()) {
            boolean meant = client == null || thread.target(time) == client.connection().id();
            Op op = meant ? CallWords.waitingIn(thread, time) : null;
            if (op != null) {
                calls.add(op);
            }
        }
        return calls;
    }

    private static boolean anyIs(List<Op> calls, String name) {
        return calls.stream().anyMatch(op -> plain(op.label()).equals(plain(name)));
    }

    /** Where a lesson says {@code read}, another server may say {@code recv}. */
    private static String plain(String call) {
        return switch (call) {
            case "recv" -> "read";
            case "send" -> "write";
            default -> call;
        };
    }

    private static String words(List<Op> calls) {
        if (calls.isEmpty()) {
            return "the server waits inside no call";
        }
        List<String> names = calls.stream().map(Op::label).distinct().toList();
        return "the server waits inside " + String.join(", ", names);
    }
}
