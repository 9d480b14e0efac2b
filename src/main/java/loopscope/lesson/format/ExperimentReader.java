package loopscope.lesson.format;

import loopscope.lesson.check.Ratio;
import loopscope.lesson.plan.Experiment;

import java.util.ArrayList;
import java.util.List;

/** Reads an experiment. */
final class ExperimentReader {
    /** The keys of an experiment. */
    static final List<String> KEYS = List.of("figure", "clients", "rounds", "messages");

    /** The most idle clients on a stage. */
    private static final int MOST_CLIENTS = 1_000;

    private static final int MOST_NUMBERS = 8;
    private static final int USUAL_ROUNDS = 5;
    private static final int MOST_ROUNDS = 20;
    private static final int USUAL_MESSAGES = 50;
    private static final int MOST_MESSAGES = 500;

    private ExperimentReader() {}

    static Experiment experiment(Node node) throws BadLessonException {
        Fields fields = Fields.of(node, "an experiment", KEYS);
        String name = Values.name(fields, "figure", Ratio.ALL.stream().map(Ratio::name).toList());
        return new Experiment(
                Ratio.ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(),
                clients(fields),
                Values.number(fields, "rounds", USUAL_ROUNDS, 1, MOST_ROUNDS),
                Values.number(fields, "messages", USUAL_MESSAGES, 1, MOST_MESSAGES));
    }

    private static List<Integer> clients(Fields fields) throws BadLessonException {
        List<Node> items = fields.items("clients");
        if (items.isEmpty() || items.size() > MOST_NUMBERS) {
            throw new BadLessonException(
                    fields.line("clients"),
                    "an experiment has 1 to " + MOST_NUMBERS + " numbers of \"clients\".");
        }
        List<Integer> numbers = new ArrayList<>();
        int least = 1;
        for (Node item : items) {
            int number = Values.number(item, "clients", least, MOST_CLIENTS);
            numbers.add(number);
            least = number + 1;
        }
        return numbers;
    }
}
