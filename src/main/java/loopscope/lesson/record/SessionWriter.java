package loopscope.lesson.record;

import loopscope.lab.Deeds.Deed;
import loopscope.lesson.grammar.Vocabulary;
import loopscope.lesson.grammar.WrongSentenceException;
import loopscope.lesson.plan.StagePlan;
import loopscope.lesson.script.Action;
import loopscope.timeline.lanes.StageRecord;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes what was done in a session as the file of a lesson, ready to be edited and played.
 *
 * <p>Long silences become short ones, and say so. What it expects is what was observed, where that
 * is so by the models and not by chance.
 */
public final class SessionWriter {
    private static final long MILLI = 1_000_000;

    /** A shorter time between two things is no pause. */
    private static final long PAUSE = 20 * MILLI;

    /** After a longer one, a new step begins. */
    private static final long NEW_STEP = 1_000 * MILLI;

    /** A longer one becomes this. */
    private static final long LONGEST = 3_000 * MILLI;

    /** After so many steps, only a full one ends: a lesson has a hundred at most. */
    private static final int MOST_STEPS = 50;

    /** A step with more sentences is hard to read. */
    private static final int MOST_SENTENCES = 40;

    private static final Set<String> LEAVES = Set.of("closes", "resets");

    private final StringBuilder text = new StringBuilder();
    private final List<StagePlan> stages;
    private final Vocabulary vocabulary;
    private int steps;

    private SessionWriter(List<StagePlan> stages) {
        this.stages = stages;
        this.vocabulary = new Vocabulary(stages.stream().map(StagePlan::name).toList());
    }

    /**
     * The text of the lesson.
     *
     * @param stages what was on stage, from top to bottom
     * @param records what was recorded there
     * @param deeds what was done; one at least
     */
    public static String lesson(
            List<StagePlan> stages, List<StageRecord> records, List<Deed> deeds) {
        SessionWriter writer = new SessionWriter(stages);
        writer.head();
        Expected expected = new Expected(stages, records);
        writer.steps(deeds, expected);
        writer.end(expected.sentences());
        return writer.text.toString();
    }

    private void head() {
        line("lesson: 1");
        line("title: What I did");
        line("goal: Say here what to look for.");
        line("stages:");
        stages.forEach(stage -> StageText.of(stage).forEach(this::line));
        line("");
        line("steps:");
    }

    private void steps(List<Deed> deeds, Expected expected) {
        long last = deeds.getFirst().nanos();
        int sentences = MOST_SENTENCES;
        for (Deed deed : deeds) {
            long pause = deed.nanos() - last;
            last = deed.nanos();
            if (sentences >= MOST_SENTENCES || (pause > NEW_STEP && steps < MOST_STEPS)) {
                step(deed);
                sentences = 0;
            }
            pause(pause);
            awaitAnswer(deed.sentence(), expected);
            write(deed);
            sentences++;
        }
    }

    /** What a lesson has no sentence for, or not of that size, is left as a comment. */
    private void write(Deed deed) {
        String sentence = Scalar.of(deed.sentence());
        try {
            Action _ = vocabulary.action(deed.sentence());
            String where = deed.everywhere() ? "" : " # was done on one stage alone";
            line("      - " + sentence + where);
        } catch (WrongSentenceException e) {
            line("      # not in a lesson: " + sentence);
        }
    }

    private void step(Deed first) {
        steps++;
        line("  - title: " + Scalar.of(first.sentence()));
        line("    narration: Say here what happens.");
        line("    do:");
    }

    /** Who had its answer everywhere before it left is to have it again, on a slow machine too. */
    private void awaitAnswer(String sentence, Expected expected) {
        String client = sentence.substring(0, sentence.indexOf(' '));
        String does = sentence.substring(client.length() + 1);
        if (LEAVES.contains(does) && expected.isAnsweredEverywhere(client)) {
            line("      - wait until " + client + " is answered");
        }
    }

    private void pause(long nanos) {
        if (nanos >= PAUSE) {
            String cut =
                    nanos > LONGEST
                            ? String.format(Locale.ROOT, " # it was %.0f s", nanos / 1e9)
                            : "";
            line("      - wait " + Math.min(nanos, LONGEST) / MILLI + " ms" + cut);
        }
    }

    private void end(List<String> expected) {
        if (!expected.isEmpty()) {
            line("    expect:");
            expected.forEach(sentence -> line("      - " + Scalar.of(sentence)));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
