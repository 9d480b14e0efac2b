package loopscope.lesson.format;

import loopscope.lesson.check.Happening;
import loopscope.lesson.grammar.Vocabulary;
import loopscope.lesson.grammar.WrongSentenceException;
import loopscope.lesson.plan.Question;

import java.util.ArrayList;
import java.util.List;

/** Reads a question. */
final class QuestionReader {
    /** The keys of a question. */
    static final List<String> KEYS =
            List.of("question", "choices", "order", "number", "within", "who-waits", "on");

    private static final List<String> KINDS = List.of("choices", "order", "number", "who-waits");
    private static final int USUAL_WITHIN = 20;
    private static final int MOST = 8;

    private final Vocabulary vocabulary;

    QuestionReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Question question(Node node) throws BadLessonException {
        Fields fields = Fields.of(node, "a question", KEYS);
        String text = fields.text("question");
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() != 1) {
            throw new BadLessonException(
                    node.line(), "a question has one of " + String.join(", ", KINDS) + ".");
        }
        String kind = kinds.getFirst();
        return switch (kind) {
            case "choices" -> new Question.Choice(text, answers(fields));
            case "order" -> new Question.Ordering(text, stage(fields), happenings(fields));
            case "number" -> number(text, fields);
            default -> new Question.WhoWaits(text, Values.name(fields, kind, vocabulary.stages()));
        };
    }

    private List<Question.Answer> answers(Fields fields) throws BadLessonException {
        Fields choices = Fields.any(fields.node("choices"), "answers, each with what is then seen");
        checkNumber(choices.keys().size(), fields.line("choices"));
        List<Question.Answer> answers = new ArrayList<>();
        for (String answer : choices.keys()) {
            try {
                answers.add(
                        new Question.Answer(answer, vocabulary.statement(choices.text(answer))));
            } catch (WrongSentenceException e) {
                throw StepReader.wrong(choices.node(answer), e);
            }
        }
        return answers;
    }

    private List<Happening> happenings(Fields fields) throws BadLessonException {
        List<Node> items = fields.items("order");
        checkNumber(items.size(), fields.line("order"));
        List<Happening> happenings = new ArrayList<>();
        for (Node item : items) {
            try {
                happenings.add(vocabulary.happening(Fields.text(item, "order")));
            } catch (WrongSentenceException e) {
                throw StepReader.wrong(item, e);
            }
        }
        return happenings;
    }

    private Question number(String text, Fields fields) throws BadLessonException {
        try {
            return new Question.Guess(
                    text,
                    vocabulary.figure(fields.text("number")),
                    Values.number(fields, "within", USUAL_WITHIN, 0, 100));
        } catch (WrongSentenceException e) {
            throw StepReader.wrong(fields.node("number"), e);
        }
    }

    private String stage(Fields fields) throws BadLessonException {
        List<String> stages = vocabulary.stages();
        return stages.size() == 1 && !fields.has("on")
                ? stages.getFirst()
                : Values.name(fields, "on", stages);
    }

    private static void checkNumber(int found, int line) throws BadLessonException {
        if (found < 2 || found > MOST) {
            throw new BadLessonException(line, "a question has 2 to " + MOST + " answers.");
        }
    }
}
