package loopscope.ui;

import loopscope.ui.help.Key;
import loopscope.ui.lessons.LessonViewModel;

import java.util.ArrayList;
import java.util.List;

/** The keys that play a lesson; those of a presenter's remote control are among them. */
final class LessonKeys {
    /** The most answers that have a key. */
    private static final int ANSWERS = 8;

    private final LessonViewModel lessons;
    private final Runnable choose;

    /**
     * @param choose shows the list of lessons
     */
    LessonKeys(LessonViewModel lessons, Runnable choose) {
        this.lessons = lessons;
        this.choose = choose;
    }

    /**
     * All keys, in the order of the help, which leaves out those that a question itself names: it
     * has room for few.
     */
    List<Key> all() {
        List<Key> keys = new ArrayList<>();
        keys.add(Key.pressed("Ctrl+L", "", "Shortcut+L", "list of lessons", choose));
        keys.add(
                Key.pressed(
                        "PageDown",
                        "",
                        "Page Down",
                        "next step of a lesson; PageUp: the one before",
                        lessons::next));
        keys.add(Key.pressed("", "", "Page Up", "the step before, seen again", lessons::previous));
        keys.add(Key.typed("", "k", "skip the question", lessons::skip));
        for (int i = 0; i < ANSWERS; i++) {
            int place = i;
            keys.add(
                    Key.typed(
                            "",
                            String.valueOf(i + 1),
                            "predict: pick an answer",
                            () -> lessons.pick(place)));
        }
        return keys;
    }
}
