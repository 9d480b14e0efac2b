package loopscope.lesson.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All forms of one kind of sentence.
 *
 * @param <T> what they mean
 */
final class Forms<T> implements Rule<T> {
    private final Map<String, Rule<?>> rules;
    private final List<String> templates = new ArrayList<>();
    private final List<Form<T>> all = new ArrayList<>();

    Forms(Map<String, Rule<?>> rules) {
        this.rules = rules;
    }

    /** Adds a form; what stands in brackets may be left out, and its gaps are then null. */
    Forms<T> add(String template, Function<Form.Gaps, T> meaning) {
        templates.add(template);
        if (template.contains("[")) {
            all.add(new Form<>(template.replaceAll(" *\\[.*?]", ""), rules, meaning));
        }
        all.add(new Form<>(template.replaceAll("[\\[\\]]", ""), rules, meaning));
        return this;
    }

    /** The words and gaps of all forms, as they were added. */
    List<String> templates() {
        return List.copyOf(templates);
    }

    @Override
    public List<Part<T>> read(Sentence sentence, int place) {
        List<Part<T>> ways = new ArrayList<>();
        for (Form<T> form : all) {
            ways.addAll(form.read(sentence, place));
        }
        return ways;
    }

    /**
     * Reads a whole sentence.
     *
     * @throws WrongSentenceException where none of the forms fits
     */
    T read(String text) throws WrongSentenceException {
        Sentence sentence = new Sentence(text);
        for (Part<T> way : read(sentence, 0)) {
            if (way.next() == sentence.size()) {
                return meaning(way, sentence);
            }
            sentence.fail(way.next(), "the end of the sentence");
        }
        throw new WrongSentenceException(sentence);
    }

    private static <T> T meaning(Part<T> way, Sentence sentence) throws WrongSentenceException {
        try {
            return way.meaning().get();
        } catch (IllegalArgumentException e) {
            throw new WrongSentenceException(sentence, e);
        }
    }
}
