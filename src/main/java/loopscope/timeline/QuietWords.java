package loopscope.timeline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What the servers are inside of while nothing is wrong, in plain words. */
final class QuietWords {
    private QuietWords() {}

    /** A sentence for each stage that is inside a call. */
    static String at(long time, List<Sentence.Subject> stages) {
        List<String> words = new ArrayList<>();
        for (Sentence.Subject stage : stages) {
            String inside = inside(stage, time);
            if (!inside.isEmpty()) {
                words.add(inside);
            }
        }
        return words.isEmpty() ? "Nothing was recorded at this moment." : String.join(" ", words);
    }

    private static String inside(Sentence.Subject stage, long time) {
        String first = "";
        int others = 0;
        for (ThreadLane thread : stage.lanes().threads()) {
            String call = Sentence.callAt(stage.lanes(), thread, time);
            ClientLane whom = Outlook.busyWith(stage.lanes(), thread, time);
            if (first.isEmpty() && !call.isEmpty()) {
                boolean sends = Sentence.isSending(thread, time);
                first = inside(stage, call, whom, sends ? " to read." : " alone.");
            } else if (!call.isEmpty() && whom != null) {
                others++;
            }
        }
        return others == 0 ? first : first + others(others);
    }

    private static String others(int count) {
        return count == 1
                ? " Another thread waits for its own client."
                : " " + count + " other threads wait, each for its own client.";
    }

    private static String inside(
            Sentence.Subject stage, String call, @Nullable ClientLane whom, String what) {
        String inside = stage.model() + " is inside " + call;
        return whom == null
                ? inside + " and waits for anyone."
                : inside + " and waits for " + Moral.name(whom) + what;
    }
}
