package loopscope.lesson.grammar;

import loopscope.lesson.check.Unit;
import loopscope.trace.Interest;
import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules of single words, and of a number with its unit. */
final class Words {
    /** A number of more digits is refused. */
    private static final String NUMBER = "\\d{1,7}";

    private static final String DECIMAL = "\\d{1,7}(\\.\\d{1,3})?";

    private static final Map<String, Duration> TIMES =
            Map.of(
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "min", Duration.ofMinutes(1));

    private static final Map<String, Integer> SIZES =
            Map.of("bytes", 1, "B", 1, "KiB", 1 << 10, "MiB", 1 << 20);

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
            Rule.word("a number", word -> word.matches(DECIMAL) ? Double.valueOf(word) : null);

    /** The name of a call. */
    static final Rule<String> CALL =
            Rule.word("a call, such as recv", word -> isCall(word) ? word : null);

    /** What a socket is watched for. */
    static final Rule<Integer> FLAG = Rule.word("reading | writing | exceptions", FLAGS::get);

    /** A length of time. */
    static final Rule<Duration> DURATION =
            (sentence, place) ->
                    withUnit(sentence, place, TIMES, "a time, such as 300 ms").stream()
                            .map(part -> part.map(Words::duration))
                            .toList();

    /** A number of bytes. */
    static final Rule<Long> SIZE =
            (sentence, place) ->
                    withUnit(sentence, place, SIZES, "a size, such as 64 KiB").stream()
                            .map(part -> part.map(Words::bytes))
                            .toList();

    /** A number of any unit. */
    static final Rule<Amount> AMOUNT =
            (sentence, place) ->
                    Stream.of(
                                    as(Unit.TIME, DURATION, sentence, place),
                                    as(Unit.BYTES, SIZE, sentence, place),
                                    as(Unit.COUNT, DECIMALS, sentence, place))
                            .flatMap(List::stream)
                            .toList();

    /** A number and its unit, as they stand in a sentence. */
    private record Measured<U>(double number, U unit) {}

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

    private static <U> List<Rule.Part<Measured<U>>> withUnit(
            Sentence sentence, int place, Map<String, U> units, String wanted) {
        String number = sentence.word(place);
        U unit = units.get(sentence.word(place + 1));
        if (unit == null || !number.matches(DECIMAL)) {
            sentence.fail(place, wanted);
            return List.of();
        }
        return List.of(
                new Rule.Part<>(() -> new Measured<>(Double.parseDouble(number), unit), place + 2));
    }

    private static Duration duration(Measured<Duration> measured) {
        return Duration.ofNanos(Math.round(measured.number() * measured.unit().toNanos()));
    }

    private static long bytes(Measured<Integer> measured) {
        return Math.round(measured.number() * measured.unit());
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
