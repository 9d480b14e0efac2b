package loopscope.lesson.handout;

import loopscope.lesson.check.Happening;
import loopscope.lesson.plan.Question;

import java.util.ArrayList;
import java.util.List;

/**
 * The questions of a lesson for those who are to predict: each with what was recorded before, and
 * with nothing that tells what came.
 *
 * <p>The lesson's goal, its titles of steps and its narration are not on it, for they tell it. Each
 * question has a page of its own, since its picture shows what answers the one before.
 */
final class StudentSheet {
    private static final String BLANK = "……………………";

    private StudentSheet() {}

    static Document of(String lesson, List<AskedStep> asked) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph("Name: " + BLANK + BLANK));
        blocks.add(new Block.Paragraph(rule(asked)));
        for (AskedStep step : asked) {
            if (step.number() > 1) {
                blocks.add(new Block.NewPage());
            }
            add(blocks, step);
        }
        return new Document(lesson, blocks);
    }

    private static String rule(List<AskedStep> asked) {
        if (asked.isEmpty()) {
            return "This lesson asks nothing.";
        }
        return asked.stream().anyMatch(step -> step.number() > 1 && !step.opens())
                ? "Answer each question before you turn the page: the next picture shows what"
                        + " happened."
                : "Answer before the lesson shows what happens.";
    }

    private static void add(List<Block> blocks, AskedStep step) {
        blocks.add(Block.section("Question " + step.number()));
        blocks.add(new Block.Paragraph(step.onStage()));
        if (step.opens()) {
            blocks.add(new Block.Paragraph("Nothing has happened yet."));
        } else {
            blocks.add(new Block.Figure(step.step() - 1, "What was recorded up to now."));
        }
        if (!step.deeds().isEmpty()) {
            blocks.add(new Block.Paragraph("What is done next, in this order:"));
            blocks.add(new Block.Items(step.deeds()));
        }
        blocks.add(Block.part(step.question().text()));
        blocks.addAll(answerTo(step.question()));
        blocks.add(new Block.Paragraph("Because: " + BLANK + BLANK + BLANK));
    }

    private static List<Block> answerTo(Question question) {
        return switch (question) {
            case Question.Choice choice ->
                    List.of(
                            new Block.Boxes(
                                    choice.choices().stream().map(Question.Answer::text).toList()));
            case Question.Ordering ordering ->
                    List.of(
                            new Block.Paragraph("Write 1, 2, … into the boxes."),
                            new Block.Boxes(
                                    ordering.happenings().stream()
                                            .map(Happening::sentence)
                                            .toList()));
            case Question.Guess guess ->
                    List.of(
                            new Block.Paragraph(
                                    "Your number: "
                                            + BLANK
                                            + " (right within "
                                            + guess.within()
                                            + " % of what is observed)"));
            case Question.WhoWaits _ ->
                    List.of(
                            new Block.Paragraph(
                                    BLANK + " waits for " + BLANK + ", or: ☐ nobody waits"));
        };
    }
}
