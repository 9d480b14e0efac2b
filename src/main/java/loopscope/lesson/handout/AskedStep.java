package loopscope.lesson.handout;

import loopscope.lab.StageName;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Question;
import loopscope.lesson.play.Answer;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.PlayedScene;
import loopscope.lesson.play.StepReport;

import java.util.ArrayList;
import java.util.List;

/**
 * A step that answers a question.
 *
 * @param number the question's place among those of the lesson, from 1
 * @param step the step's place in the lesson, from 1
 * @param stages the stages' names, from top to bottom
 * @param before what was done on these stages before, a sentence each; see {@link LessonStep#deeds}
 * @param opens whether it is the first step on these stages, so that nothing was recorded before
 * @param question what is asked
 * @param answer what was observed
 * @param report what came of the step
 */
record AskedStep(
        int number,
        int step,
        List<String> stages,
        List<String> before,
        boolean opens,
        Question question,
        Answer answer,
        StepReport report) {
    AskedStep {
        stages = List.copyOf(stages);
        before = List.copyOf(before);
    }

    /** The steps with a question, in the order of the lesson. */
    static List<AskedStep> all(Performance played) {
        List<AskedStep> asked = new ArrayList<>();
        int step = 0;
        for (PlayedScene scene : played.scenes()) {
            List<String> stages = scene.names().stream().map(StageName::title).toList();
            List<String> done = new ArrayList<>();
            int first = step + 1;
            for (StepReport report : scene.reports()) {
                step++;
                Question question = report.step().question();
                Answer answer = report.answer();
                if (question != null && answer != null) {
                    boolean opens = step == first;
                    asked.add(
                            new AskedStep(
                                    asked.size() + 1,
                                    step,
                                    stages,
                                    done,
                                    opens,
                                    question,
                                    answer,
                                    report));
                }
                done.addAll(report.step().deeds());
            }
        }
        return asked;
    }

    /** What is done in it, a sentence each. */
    List<String> deeds() {
        return report.step().deeds();
    }

    /** Which stages there are, in a sentence. */
    String onStage() {
        return stages.size() == 1
                ? "On stage: " + stages.getFirst() + "."
                : "On stage, from top to bottom: " + String.join(", ", stages) + ".";
    }
}
