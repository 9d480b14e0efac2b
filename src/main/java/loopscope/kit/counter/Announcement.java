package loopscope.kit.counter;

import loopscope.kit.Kit;

/** The announcement that the watchers make. */
final class Announcement {
    /** The name of the watcher's thread. */
    static final String WATCHER = "watcher";

    /** The count of messages to announce. */
    static final int AT = 100;

    private Announcement() {}

    /** Announces the count to the user. */
    static void make(Kit kit) {
        kit.notice(AT + " messages have been counted.");
    }
}
