package loopscope.ui.help;

import java.util.List;

/** Keys that belong together. */
public record KeyGroup(String title, List<Key> keys) {}
