package loopscope.lesson.grammar;

import loopscope.timeline.figures.Unit;
import loopscope.trace.Interest;
import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The rules of single words, and of a number with its unit. */
final class Words {
    /** A number of more digits is refused. */
    private static final String NUMBER = "\\d{1,7}";

    private static final Map<String, Integer> FLAGS =
            Map.of(
                    "reading",
                    Interest.IN,
                    "writing",
                    Interest.OUT,
                    "exceptions",
                    Interest.EXCEPTIONAL);

    /** A client's letter. */
    static final Rule<String> CLIENT =
            Rule.word("a client’s letter", word -> word.matches("[A-Z]{1,2}") ? word : null);

    /** A text in quotes. */
    static final Rule<String> TEXT = Rule.word("a text in quotes", Words::unquoted);

    /** A whole number. */
    static final Rule<Integer> NUMBERS =
            Rule.word("a number", word -> word.matches(NUMBER) ? Integer.valueOf(word) : null);

    /** A number that may have digits after a point. */
    static final Rule<Double> DECIMALS =
            Rule.word(
                    "a number",
                    word -> word.matches(Measures.NUMBER) ? Double.valueOf(word) : null);

    /** The name of a call. */
    static final Rule<String> CALL =
            Rule.word("a call, such as recv", word -> isCall(word) ? word : null);

    /** What a socket is watched for. */
    static final Rule<Integer> FLAG = Rule.word("reading | writing | exceptions", FLAGS::get);

    /** A length of time. */
    static final Rule<Duration> DURATION = measured("a time, such as 300 ms", Measures::time);

    /** A number of bytes. */
    static final Rule<Long> SIZE = measured("a size, such as 64 KiB", Measures::size);

    /** A number of any unit. */
    static final Rule<Amount> AMOUNT =
            (sentence, place) ->
                    Stream.of(
                                    as(Unit.TIME, DURATION, sentence, place),
                                    as(Unit.BYTES, SIZE, sentence, place),
                                    as(Unit.COUNT, DECIMALS, sentence, place))
                            .flatMap(List::stream)
                            .toList();

    private Words() {}

    /** One of some names. */
    static Rule<String> oneOf(List<String> names) {
        return (sentence, place) -> {
            String word = sentence.word(place);
            if (names.contains(word)) {
                return List.of(new Rule.Part<>(() -> word, place + 1));
            }
            names.forEach(name -> sentence.fail(place, name));
            return List.of();
        };
    }

    private static @Nullable String unquoted(String word) {
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1) : null;
    }

    private static boolean isCall(String word) {
        return Stream.of(Op.values()).anyMatch(op -> op.label().equals(word));
    }

    /** A number and a unit, two words that a function knows; it returns null for others. */
    private static <T> Rule<T> measured(
            String wanted, BiFunction<String, String, @Nullable T> meaning) {
        return (sentence, place) -> {
            T value = meaning.apply(sentence.word(place), sentence.word(place + 1));
            if (value == null) {
                sentence.fail(place, wanted);
                return List.of();
            }
            return List.of(new Rule.Part<>(() -> value, place + 2));
        };
    }

    private static List<Rule.Part<Amount>> as(
            Unit unit, Rule<?> rule, Sentence sentence, int place) {
        return rule.read(sentence, place).stream()
                .<Rule.Part<Amount>>map(part -> part.map(value -> amount(unit, value)))
                .toList();
    }

    private static Amount amount(Unit unit, Object value) {
        double number =
                value instanceof Duration time ? time.toNanos() : ((Number) value).doubleValue();
        return new Amount(number, unit);
    }
}
