package loopscope.lesson.handout;

import loopscope.lesson.plan.Question;
import loopscope.timeline.figures.Unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the questions of a lesson in GIFT, which Moodle and other learning platforms import; right
 * is what was observed.
 *
 * <pre>
 *   choice      multiple choice, with what was observed as feedback
 *   order       matching; of two happenings, a choice between both orders
 *   number      numerical, with the tolerance of the question
 *   who waits   short answer; each wait that was observed is right
 * </pre>
 *
 * @see <a href="https://docs.moodle.org/en/GIFT_format">GIFT format</a>
 */
final class Gift {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\~=#{}:]");

    /** Matching needs three pairs. */
    private static final int FEWEST_PAIRS = 3;

    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);
    private static final MathContext WEIGHT_DIGITS = new MathContext(7, RoundingMode.HALF_UP);

    private Gift() {}

    /**
     * The questions, with an empty line between them. One that nothing observed answers is left
     * out.
     *
     * @param lesson the lesson's title
     */
    static String text(String lesson, List<AskedStep> asked) {
        return asked.stream()
                .filter(Gift::isAnswered)
                .map(step -> question(lesson, step))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isAnswered(AskedStep step) {
        return switch (step.question()) {
            case Question.Choice _, Question.Ordering _ -> !step.answer().right().isEmpty();
            case Question.Guess _ -> step.answer().number().isPresent();
            case Question.WhoWaits _ -> true;
        };
    }

    private static String question(String lesson, AskedStep step) {
        String text = situation(step) + step.question().text() + hint(step.question());
        return "::"
                + escaped(lesson + " " + step.number())
                + "::[plain]"
                + escaped(text)
                + " {"
                + answers(step)
                + "}\n";
    }

    /** What was done before the question, and is done then: there is no picture beside it. */
    private static String situation(AskedStep step) {
        List<String> told = new ArrayList<>();
        told.add(step.onStage());
        if (!step.before().isEmpty()) {
            told.add("Done before: " + String.join("; ", step.before()) + ".");
        }
        if (!step.deeds().isEmpty()) {
            told.add("Done next: " + String.join("; ", step.deeds()) + ".");
        }
        return String.join(" ", told) + " ";
    }

    private static String hint(Question question) {
        return switch (question) {
            case Question.Guess guess when guess.figure().unit() == Unit.TIME ->
                    " (in milliseconds)";
            case Question.Guess guess when guess.figure().unit() == Unit.BYTES -> " (in bytes)";
            case Question.WhoWaits _ -> " (“B waits for A”, or “nobody waits”)";
            default -> "";
        };
    }

    private static String answers(AskedStep step) {
        List<String> right = step.answer().right();
        return switch (step.question()) {
            case Question.Choice choice ->
                    choices(
                            choice.choices().stream().map(Question.Answer::text).toList(),
                            right,
                            step.answer().seen());
            case Question.Ordering _ when right.size() < FEWEST_PAIRS ->
                    choices(
                            List.of(inOrder(right), inOrder(right.reversed())),
                            List.of(inOrder(right)),
                            step.answer().seen());
            case Question.Ordering _ -> pairs(right);
            case Question.Guess guess ->
                    number(guess, step.answer().number(), step.answer().seen());
            case Question.WhoWaits _ -> shortAnswers(right);
        };
    }

    private static String inOrder(List<String> happenings) {
        return String.join(", then ", happenings);
    }

    private static String choices(List<String> choices, List<String> right, String seen) {
        StringBuilder lines = new StringBuilder("\n");
        for (String choice : choices) {
            boolean isRight = right.contains(choice);
            String feedback = (isRight ? "Right. Observed: " : "Not so. Observed: ") + seen;
            lines.append(mark(choice, isRight, right.size()))
                    .append(escaped(choice))
                    .append('#')
                    .append(escaped(feedback))
                    .append('\n');
        }
        return lines.toString();
    }

    /**
     * A text that begins with a percent sign would be read as a weight, so one is put before it.
     */
    private static String mark(String choice, boolean isRight, int rights) {
        if (isRight && rights > 1) {
            return "~%"
                    + BigDecimal.valueOf(100).divide(BigDecimal.valueOf(rights), WEIGHT_DIGITS)
                    + "%";
        }
        if (choice.startsWith("%")) {
            return isRight ? "~%100%" : "~%0%";
        }
        return isRight ? "=" : "~";
    }

    private static String pairs(List<String> order) {
        StringBuilder lines = new StringBuilder("\n");
        for (int i = 0; i < order.size(); i++) {
            String happening = escaped(order.get(i).replace("->", "→"));
            lines.append('=').append(i + 1).append(" -> ").append(happening).append('\n');
        }
        return lines.toString();
    }

    private static String number(Question.Guess guess, OptionalDouble observed, String seen) {
        double unit = guess.figure().unit() == Unit.TIME ? 1e6 : 1;
        double number = observed.orElseThrow() / unit;
        return "#"
                + decimal(number)
                + ":"
                + decimal(Math.abs(number) * guess.within() / 100)
                + "#"
                + escaped("Observed: " + seen);
    }

    private static String decimal(double number) {
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal shown = number == Math.rint(number) ? exact : exact.round(DIGITS);
        return shown.stripTrailingZeros().toPlainString();
    }

    private static String shortAnswers(List<String> right) {
        List<String> waits = right.isEmpty() ? List.of("nobody waits") : right;
        return waits.stream()
                .distinct()
                .map(wait -> "=" + escaped(wait) + "\n")
                .collect(Collectors.joining("", "\n", ""));
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(PlainText.of(text)).replaceAll("\\\\$0");
    }
}
