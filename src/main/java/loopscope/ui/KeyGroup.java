package loopscope.ui;

import java.util.List;

/** Keys that belong together. */
record KeyGroup(String title, List<Key> keys) {}
