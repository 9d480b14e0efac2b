package loopscope.kit;

/** Something that is open, and that a kit must not leave behind. Any thread may call. */
interface Opened {
    /** Makes every call that waits on it return; it stays open, so its number stays its own. */
    void wake();

    /** Whether a client that was accepted is at its other end. */
    default boolean isClient() {
        return false;
    }

    /** Closes it, if that has not happened yet; not recorded, as no server did it. */
    void release();
}
