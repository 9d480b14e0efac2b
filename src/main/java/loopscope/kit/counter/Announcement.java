package loopscope.kit.counter;

import loopscope.kit.Kit;

/** What the watchers wait to say. */
final class Announcement {
    /** The name of the thread that makes it. */
    static final String WATCHER = "watcher";

    /** So many messages are worth it. */
    static final int AT = 100;

    private Announcement() {}

    /** Makes it. */
    static void make(Kit kit) {
        kit.notice(AT + " messages have been counted.");
    }
}
