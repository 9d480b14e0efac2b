package loopscope.lesson.format;

import loopscope.lesson.check.Expectation;
import loopscope.lesson.grammar.Vocabulary;
import loopscope.lesson.grammar.WrongSentenceException;
import loopscope.lesson.plan.Experiment;
import loopscope.lesson.plan.Instruction;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.OwnPace;
import loopscope.lesson.plan.StagePlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the steps of one scene, in their order. */
final class StepReader {
    /** The keys of a step. */
    static final List<String> KEYS =
            List.of(
                    "title",
                    "narration",
                    "notes",
                    "ask",
                    "do",
                    "experiment",
                    "expect",
                    "picture",
                    "stages");

    private static final int MOST_SENTENCES = 100;

    private final List<StagePlan> stages;
    private final Vocabulary vocabulary;
    private final Cast cast = new Cast();

    /**
     * @param stages the stages that sentences can speak of
     */
    StepReader(List<StagePlan> stages) {
        this.stages = stages;
        this.vocabulary = new Vocabulary(stages.stream().map(StagePlan::name).toList());
    }

    LessonStep step(Fields step) throws BadLessonException {
        Node ask = step.get("ask");
        return new LessonStep(
                step.text("title"),
                step.text("narration", ""),
                step.text("notes", ""),
                ask == null ? null : new QuestionReader(vocabulary).question(ask),
                instructions(step),
                experiment(step),
                expectations(step),
                step.has("picture") && Values.name(step, "picture", List.of("here")) != null);
    }

    private List<Instruction> instructions(Fields step) throws BadLessonException {
        List<Instruction> instructions = new ArrayList<>();
        for (Node item : sentences(step, "do")) {
            try {
                String sentence = Fields.text(item, "do");
                Instruction instruction = new Instruction(sentence, vocabulary.action(sentence));
                cast.check(instruction.action(), item.line());
                checkPace(instruction, item.line());
                instructions.add(instruction);
            } catch (WrongSentenceException e) {
                throw wrong(item, e);
            }
        }
        return instructions;
    }

    private void checkPace(Instruction instruction, int line) throws BadLessonException {
        String obstacle = OwnPace.obstacle(instruction, stages);
        if (obstacle != null) {
            throw new BadLessonException(
                    line, obstacle + ": only our models can be held, each by \"on\" and its name.");
        }
    }

    private @Nullable Experiment experiment(Fields step) throws BadLessonException {
        if (!step.has("experiment")) {
            return null;
        }
        Experiment experiment = ExperimentReader.experiment(step.node("experiment"));
        cast.check(experiment);
        return experiment;
    }

    private List<Expectation> expectations(Fields step) throws BadLessonException {
        List<Expectation> expectations = new ArrayList<>();
        for (Node item : sentences(step, "expect")) {
            try {
                expectations.add(vocabulary.expectation(Fields.text(item, "expect"), item.line()));
            } catch (WrongSentenceException e) {
                throw wrong(item, e);
            }
        }
        return expectations;
    }

    private static List<Node> sentences(Fields step, String key) throws BadLessonException {
        List<Node> items = step.items(key);
        if (items.size() > MOST_SENTENCES) {
            throw new BadLessonException(
                    step.line(key), "a step has at most " + MOST_SENTENCES + " sentences a list.");
        }
        return items;
    }

    static BadLessonException wrong(Node where, WrongSentenceException why) {
        return new BadLessonException(where.line(), String.valueOf(why.getMessage()));
    }
}
