package loopscope.takeaway.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values that are written once, and named by their places. */
final class Distinct<T> {
    private final Map<T, Integer> places = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    /** The place of a value, from 0. */
    int placeOf(T value) {
        return places.computeIfAbsent(
                value,
                added -> {
                    values.add(added);
                    return values.size() - 1;
                });
    }

    /** The values in the order of their places. */
    List<T> values() {
        return values;
    }
}
