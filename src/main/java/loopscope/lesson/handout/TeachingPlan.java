package loopscope.lesson.handout;

import loopscope.lesson.check.Expectation;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When to play which step, what to ask and what to look for: for 5 minutes, with the steps that
 * matter most, and for 45, with all of them.
 */
final class TeachingPlan {
    private static final int SHORT_MINUTES = 5;
    private static final int LONG_MINUTES = 45;

    /** More steps can't be told in the short plan. */
    private static final int MOST_SHORT = 4;

    private final Lesson lesson;
    private final List<LessonStep> steps;

    private TeachingPlan(Lesson lesson) {
        this.lesson = lesson;
        this.steps = lesson.steps();
    }

    /** Both plans of a lesson. */
    static Document of(Lesson lesson) {
        TeachingPlan plan = new TeachingPlan(lesson);
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        String.format(
                                Locale.ROOT,
                                "By itself the lesson takes about %d min in front of a class. Times below"
                                        + " are minutes and seconds.",
                                lesson.minutes())));
        blocks.add(Block.section("In 5 minutes"));
        plan.addShort(blocks);
        blocks.add(new Block.NewPage());
        blocks.add(Block.section("In 45 minutes"));
        plan.addLong(blocks);
        return new Document("Plans: " + lesson.title(), blocks);
    }

    private void addShort(List<Block> blocks) {
        Timetable times = new Timetable();
        times.add("Begin", 1, List.of(goal()));
        int before = 0;
        for (int i : chosen()) {
            List<Block> content = new ArrayList<>();
            if (i > before) {
                content.add(new Block.Paragraph(withoutStopping(before + 1, i)));
            }
            content.addAll(content(steps.get(i), "Ask, and let them raise hands: "));
            times.add(heading(i), weight(steps.get(i)), content);
            before = i + 1;
        }
        blocks.addAll(times.blocks(SHORT_MINUTES * 60, 30));
    }

    private void addLong(List<Block> blocks) {
        Timetable times = new Timetable();
        times.add(
                "Begin",
                2,
                List.of(
                        goal(),
                        new Block.Paragraph(
                                "Name the servers on stage: "
                                        + String.join(", ", lesson.models())
                                        + ". Hand out the sheet.")));
        for (int i = 0; i < steps.size(); i++) {
            times.add(
                    heading(i),
                    2 * weight(steps.get(i)),
                    content(
                            steps.get(i),
                            "Let each write an answer, compare it with a neighbour’s, and answer"
                                    + " again: "));
        }
        times.add(
                "Compare",
                3,
                List.of(
                        new Block.Paragraph(
                                "Let them compare their answers with the key, and say in a sentence"
                                        + " what made the difference."),
                        new Block.Paragraph(
                                "If time is left, play it again: what is the same each time, and"
                                        + " what is not?")));
        blocks.addAll(times.blocks(LONG_MINUTES * 60, 60));
    }

    private Block goal() {
        return new Block.Paragraph(
                "For you, as it tells what they are to predict: " + lesson.goal());
    }

    /** The places, from 0, of the pictured step and of those with a question. */
    private List<Integer> chosen() {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).pictured()) {
                chosen.addFirst(i);
            } else if (steps.get(i).question() != null) {
                chosen.add(i);
            }
        }
        if (chosen.isEmpty()) {
            return List.of(steps.size() - 1);
        }
        return chosen.stream().limit(MOST_SHORT).sorted().toList();
    }

    private static int weight(LessonStep step) {
        return step.question() == null ? 1 : 2;
    }

    private String heading(int step) {
        return "Step " + (step + 1) + ": " + steps.get(step).title();
    }

    private static String withoutStopping(int from, int to) {
        return from == to
                ? "First play step " + from + " without stopping."
                : "First play steps " + from + " to " + to + " without stopping.";
    }

    private static List<Block> content(LessonStep step, String ask) {
        List<Block> content = new ArrayList<>();
        Question question = step.question();
        if (question != null) {
            content.add(new Block.Paragraph(ask + question.text()));
        }
        if (!step.narration().isEmpty()) {
            content.add(new Block.Paragraph("Play it, and say: " + step.narration()));
        }
        if (!step.expectations().isEmpty()) {
            content.add(new Block.Paragraph("Look for:"));
            content.add(
                    new Block.Items(step.expectations().stream().map(Expectation::text).toList()));
        }
        if (!step.notes().isEmpty()) {
            content.add(new Block.Paragraph("For you: " + step.notes()));
        }
        return content;
    }
}
