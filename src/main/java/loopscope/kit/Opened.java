package loopscope.kit;

/** Something open that a kit must not leave behind. Thread-safe. */
interface Opened {
    /**
     * Makes every call that waits on it return. It stays open, so that it keeps its descriptor
     * number.
     */
    void wake();

    /** Whether this is the connection of an accepted client. */
    default boolean isClient() {
        return false;
    }

    /** Closes it unless it is closed already; not recorded, as the server does not do it. */
    void release();
}
