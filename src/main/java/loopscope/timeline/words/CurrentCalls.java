package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.trace.OpenCall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words for the calls that a server's threads are inside of now. */
public final class CurrentCalls {
    /** More different calls than this are only counted. */
    private static final int MOST = 3;

    private CurrentCalls() {}

    /**
     * The call that each thread of a server is inside of now, and what it waits for there, for
     * example {@code server thread is in select(), waiting for anyone}.
     *
     * @return empty where no thread is inside a call
     */
    public static String words(Lanes lanes) {
        Map<String, List<String>> byCall = new LinkedHashMap<>();
        for (OpenCall call : lanes.trace().openCalls()) {
            ThreadLane thread = lanes.thread(call.thread());
            if (thread != null) {
                byCall.computeIfAbsent(call(lanes, call), key -> new ArrayList<>())
                        .add(thread.name());
            }
        }
        List<String> parts = new ArrayList<>();
        byCall.forEach((call, threads) -> parts.add(who(threads) + " in " + call));
        int more = parts.size() - MOST;
        List<String> named = more > 0 ? parts.subList(0, MOST) : parts;
        return String.join("; ", named) + (more > 0 ? "; and " + more + " other calls" : "");
    }

    private static String who(List<String> threads) {
        return threads.size() == 1
                ? threads.getFirst() + " is"
                : Units.count(threads.size(), "thread") + " are";
    }

    private static String call(Lanes lanes, OpenCall call) {
        return CallWords.call(lanes, call.op(), call.connection()) + reason(lanes, call);
    }

    private static String reason(Lanes lanes, OpenCall call) {
        ClientLane whom = lanes.client(call.connection());
        return switch (call.op()) {
            case LOCK -> ", waiting for " + lock(lanes, call.argument());
            case AWAIT -> ", waiting for a signal";
            default ->
                    call.op().waitsForAnyone()
                            ? ", waiting for anyone"
                            : whom == null
                                    ? ""
                                    : ", waiting for "
                                            + StageSummary.name(whom)
                                            + (call.op().sends() ? " to read" : " alone");
        };
    }

    private static String lock(Lanes lanes, int lock) {
        ThreadLane holder = lanes.thread(lanes.locks().holder(lock, lanes.trace().now()));
        return "lock " + lock + (holder == null ? "" : ", which " + holder.name() + " has");
    }
}
