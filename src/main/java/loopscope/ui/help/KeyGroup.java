package loopscope.ui.help;

import java.util.List;

/** Keys that belong together. */
public record KeyGroup(String title, List<Key> keys) {
    /** Those that the help names. */
    List<Key> told() {
        return keys.stream().filter(key -> !key.label().isEmpty()).toList();
    }
}
