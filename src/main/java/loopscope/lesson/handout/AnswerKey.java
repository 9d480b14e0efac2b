package loopscope.lesson.handout;

import loopscope.lesson.plan.Question;
import loopscope.lesson.play.Answer;
import loopscope.lesson.play.Performance;

import java.util.ArrayList;
import java.util.List;

/** What was observed for each question of a lesson, with the picture of that instant. */
final class AnswerKey {
    private AnswerKey() {}

    static Document of(Performance played, List<AskedStep> asked) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        "What was observed when this handout was made. Another run has other times,"
                                + " and perhaps other numbers."));
        if (played.failed() > 0) {
            blocks.add(
                    new Block.Paragraph(
                            "Not all that the lesson expects was observed: make the handout again"
                                    + " before you use it."));
        }
        for (AskedStep step : asked) {
            if (step.number() > 1) {
                blocks.add(new Block.NewPage());
            }
            add(blocks, step);
        }
        return new Document("Key: " + played.lesson().title(), blocks);
    }

    private static void add(List<Block> blocks, AskedStep step) {
        blocks.add(Block.section("Question " + step.number()));
        blocks.add(Block.part(step.question().text()));
        blocks.add(new Block.Paragraph(right(step.question(), step.answer())));
        blocks.add(new Block.Paragraph("Observed: " + step.answer().seen()));
        if (!step.report().step().narration().isEmpty()) {
            blocks.add(new Block.Paragraph(step.report().step().narration()));
        }
        blocks.add(new Block.Figure(step.step(), "What was recorded up to the answer."));
    }

    private static String right(Question question, Answer answer) {
        return switch (question) {
            case Question.Choice _ ->
                    answer.right().isEmpty()
                            ? "None of the answers is right: none was observed."
                            : "Right: " + String.join("; or: ", answer.right());
            case Question.Ordering _ ->
                    answer.right().isEmpty()
                            ? "Right: none, as not all of them happened"
                            : "Right: " + String.join(", then ", answer.right());
            case Question.Guess guess ->
                    "Right: " + answer.right().getFirst() + ", within " + guess.within() + " %";
            case Question.WhoWaits _ ->
                    "Right: "
                            + (answer.right().isEmpty()
                                    ? "nobody waits"
                                    : String.join("; or: ", answer.right()));
        };
    }
}
