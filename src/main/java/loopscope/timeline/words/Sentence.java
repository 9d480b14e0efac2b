package loopscope.timeline.words;

import loopscope.timeline.lanes.Lanes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One line about an instant: which client waits, for which, why, how long; and a second one with
 * the contrast to another stage.
 *
 * @param text about the instant
 * @param contrast about the same client on the other stages, at the instant or in the whole run;
 *     empty where there is nothing to compare
 */
public record Sentence(String text, String contrast) {
    /**
     * The sentence of an instant. Times are nanoseconds since the run's zero.
     *
     * @param end the time up to which the run is compared
     */
    public static Sentence at(long time, long end, List<Subject> stages) {
        return at(time, end, end, stages);
    }

    /**
     * The same of a run that is shown as it was at an earlier instant.
     *
     * @param recorded the end of what is recorded; where that is after {@code end}, the words are
     *     of the run so far
     */
    public static Sentence at(long time, long end, long recorded, List<Subject> stages) {
        String stretch = end < recorded ? "So far: " : "Whole run: ";
        Waiting waiting = Waiting.at(time, stages);
        if (stages.stream().anyMatch(stage -> HeldWords.isHeld(stage.lanes(), time))) {
            return whileHeld(time, waiting, stages);
        }
        if (waiting == null || !waiting.isNotable()) {
            String other = other(time, stages);
            String goodbye = other.isEmpty() ? GoodbyeWords.at(time, stages) : "";
            if (!goodbye.isEmpty()) {
                return withGoodbye(goodbye, stretch, time, end, stages);
            }
            if (!other.isEmpty() || waiting == null) {
                String now = other.isEmpty() ? QuietWords.at(time, stages) : other;
                return new Sentence(now, difference(stretch, end, stages));
            }
        }
        String contrast = EchoWords.at(waiting, stages);
        return new Sentence(
                WaitWords.at(time, waiting, stages),
                contrast.isEmpty() ? difference(stretch, end, stages) : contrast);
    }

    /**
     * The sentence while any server is held. No contrast is fair then, so it says what each stage
     * is doing.
     *
     * @param waiting the wait that the words are about; null where no client waits
     */
    private static Sentence whileHeld(long time, @Nullable Waiting waiting, List<Subject> stages) {
        List<String> sentences = new ArrayList<>();
        Waiting longest = waiting != null && waiting.isNotable() ? waiting : null;
        if (longest != null) {
            sentences.add(WaitWords.at(time, longest, stages));
        }
        for (Subject stage : stages) {
            boolean isHeld = HeldWords.isHeld(stage.lanes(), time);
            boolean isLongest = longest != null && stage.equals(longest.stage());
            boolean isHeldBesides = isHeld && longest != null && !longest.blame().held();
            if (!isLongest || isHeldBesides) {
                sentences.add(isHeld ? held(time, stage) : QuietWords.at(time, List.of(stage)));
            }
        }
        String others = String.join(" ", sentences.subList(1, sentences.size()));
        return new Sentence(sentences.getFirst(), others);
    }

    private static String held(long time, Subject stage) {
        String locks = LockWords.at(time, stage.lanes());
        String held = stage.model() + " is " + HeldWords.of(stage.lanes(), time) + ".";
        return locks.isEmpty() ? held : held + " " + locks;
    }

    /** What is notable although no client waits for the server; empty for nothing. */
    private static String other(long time, List<Subject> stages) {
        for (Subject stage : stages) {
            String locks = LockWords.at(time, stage.lanes());
            if (!locks.isEmpty()) {
                return stages.size() == 1 ? locks : "On " + stage.model() + ": " + locks;
            }
        }
        return Stream.<BiFunction<Long, List<Subject>, String>>of(
                        LossWords::at, UnreadReplyWords::at, BusyWords::at)
                .map(words -> words.apply(time, stages))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A goodbye; once every client has left, the run's longest wait comes before it. */
    private static Sentence withGoodbye(
            String goodbye, String stretch, long time, long end, List<Subject> stages) {
        String run = difference(stretch, end, stages);
        boolean empty = stages.stream().allMatch(stage -> isEmpty(stage.lanes(), time));
        if (!empty) {
            return new Sentence(goodbye, run);
        }
        String longest =
                run.isEmpty() && stages.size() == 1
                        ? longest(stretch, end, stages.getFirst())
                        : run;
        return longest.isEmpty() ? new Sentence(goodbye, "") : new Sentence(longest, goodbye);
    }

    private static boolean isEmpty(Lanes lanes, long time) {
        return lanes.clients().stream().noneMatch(lane -> lane.isThere(time));
    }

    private static String longest(String stretch, long end, Subject stage) {
        StageSummary summary = StageSummary.of(stage.lanes(), end);
        return summary.isOfWait() ? stretch + summary.text() + "." : "";
    }

    /** Where the stages differ most in the run up to its end; empty for nowhere. */
    private static String difference(String stretch, long end, List<Subject> stages) {
        Difference largest = Difference.largest(end, stages);
        return largest == null ? "" : stretch + largest.text();
    }
}
