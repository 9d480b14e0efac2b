package loopscope.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What several places say of the same thing. */
final class Claims {
    private final Map<String, Map<String, String>> places = new TreeMap<>();

    /** A place says something of a thing. */
    void add(String thing, String place, String said) {
        places.computeIfAbsent(thing, first -> new TreeMap<>()).put(place, said);
    }

    /** Takes over what others say. */
    void addAll(Claims others) {
        others.places.forEach(
                (thing, said) -> said.forEach((place, value) -> add(thing, place, value)));
    }

    /** The things of which two places say different things, and what they say. */
    List<String> contradictions() {
        return places.entrySet().stream()
                .filter(thing -> Set.copyOf(thing.getValue().values()).size() > 1)
                .map(thing -> thing.getKey() + " " + thing.getValue())
                .toList();
    }

    /** The things that at least two places speak of, without the names that vary. */
    Set<String> compared() {
        return places.entrySet().stream()
                .filter(thing -> thing.getValue().size() > 1)
                .map(thing -> thing.getKey().replaceAll(".*: | of .*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
