package loopscope.takeaway.runs;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts that were read from a file, by name. One that is missing, or is of another kind, is empty,
 * 0 or false: an older file is no bad file.
 */
record FactsMap(Map<?, ?> facts) {
    boolean has(String name) {
        return facts.containsKey(name);
    }

    String text(String name) {
        return facts.get(name) instanceof String text ? text : "";
    }

    @Nullable String textOrNull(String name) {
        return facts.get(name) instanceof String text ? text : null;
    }

    long whole(String name) {
        return facts.get(name) instanceof Long number ? number : 0;
    }

    long wholeOr(String name, long otherwise) {
        return facts.get(name) instanceof Long number ? number : otherwise;
    }

    double number(String name) {
        return facts.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    boolean truth(String name) {
        return Boolean.TRUE.equals(facts.get(name));
    }

    FactsMap map(String name) {
        return new FactsMap(facts.get(name) instanceof Map<?, ?> map ? map : Map.of());
    }

    /** Names with their texts, in their order. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        facts.forEach(
                (name, value) -> {
                    if (value instanceof String text) {
                        words.put(String.valueOf(name), text);
                    }
                });
        return Collections.unmodifiableMap(words);
    }

    List<FactsMap> maps(String name) {
        return list(name).stream()
                .filter(Map.class::isInstance)
                .map(entry -> new FactsMap((Map<?, ?>) entry))
                .toList();
    }

    List<String> texts(String name) {
        return list(name).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    List<Long> wholes(String name) {
        return list(name).stream().filter(Long.class::isInstance).map(Long.class::cast).toList();
    }

    private List<?> list(String name) {
        return facts.get(name) instanceof List<?> list ? list : List.of();
    }
}
