package loopscope.lesson.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A sentence with gaps, such as {@code {client} says {text}}. A gap has the name of a rule, or a
 * name of its own before it: {@code {other:client}}.
 *
 * @param <T> what it means
 */
final class Form<T> implements Rule<T> {
    /** What stands in the gaps, by their names. */
    static final class Gaps {
        private final Map<String, Supplier<?>> values;

        private Gaps(Map<String, Supplier<?>> values) {
            this.values = values;
        }

        private static Gaps none() {
            return new Gaps(Map.of());
        }

        private Gaps with(String name, Supplier<?> value) {
            Map<String, Supplier<?>> more = new HashMap<>(values);
            more.put(name, value);
            return new Gaps(more);
        }

        /** What stands in a gap. */
        <V> V get(String name, Class<V> kind) {
            return kind.cast(Objects.requireNonNull(values.get(name)).get());
        }

        String text(String name) {
            return get(name, String.class);
        }

        /** The text in a gap; null where it was left out. */
        @Nullable String textIfAny(String name) {
            return values.containsKey(name) ? text(name) : null;
        }

        int number(String name) {
            return get(name, Integer.class);
        }
    }

    private final List<String> pieces;
    private final Map<String, Rule<?>> rules;
    private final Function<Gaps, T> meaning;

    /**
     * @param template its words and gaps, each apart from the next by a space
     * @param rules the rules of the gaps by their names; may be filled later
     */
    Form(String template, Map<String, Rule<?>> rules, Function<Gaps, T> meaning) {
        this.pieces = List.of(template.replace(",", " ,").split(" "));
        this.rules = rules;
        this.meaning = meaning;
    }

    @Override
    public List<Part<T>> read(Sentence sentence, int place) {
        List<Part<Gaps>> ways = List.of(new Part<>(Gaps::none, place));
        for (String piece : pieces) {
            List<Part<Gaps>> longer = new ArrayList<>();
            for (Part<Gaps> way : ways) {
                extend(sentence, way, piece, longer);
            }
            ways = longer;
        }
        return ways.stream()
                .map(way -> new Part<>(() -> meaning.apply(way.meaning().get()), way.next()))
                .toList();
    }

    private void extend(Sentence sentence, Part<Gaps> way, String piece, List<Part<Gaps>> longer) {
        if (!piece.startsWith("{")) {
            if (sentence.word(way.next()).equals(piece)) {
                longer.add(new Part<>(way.meaning(), way.next() + 1));
            } else {
                sentence.fail(way.next(), piece);
            }
            return;
        }
        String name = piece.substring(1, piece.length() - 1);
        Rule<?> rule = rules.get(name.substring(name.indexOf(':') + 1));
        if (rule == null) {
            throw new IllegalStateException("no rule for " + piece);
        }
        int colon = name.indexOf(':');
        String gap = colon < 0 ? name : name.substring(0, colon);
        for (Part<?> part : rule.read(sentence, way.next())) {
            longer.add(
                    new Part<>(() -> way.meaning().get().with(gap, part.meaning()), part.next()));
        }
    }
}
