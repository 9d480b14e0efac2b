package loopscope.capture;

/** What to do with a file that is already there. */
public enum FileChoice {
    /** The new one takes its place, once it is complete. */
    REPLACE,
    /** It stays; the new one gets the next free number: {@code name-2.png}. */
    NEW_NAME
}
