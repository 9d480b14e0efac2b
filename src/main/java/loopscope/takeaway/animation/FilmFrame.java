package loopscope.takeaway.animation;

/**
 * A frame of a film.
 *
 * @param instant what it shows, in nanoseconds since the run's zero
 * @param shown for how long, in hundredths of a second
 * @param skipped how long the time is in which nothing happens and of which this frame is all that
 *     is shown, in nanoseconds; 0 where nothing is left out
 */
record FilmFrame(long instant, int shown, long skipped) {
    /** How often it is shown at ten frames a second. */
    int tenths() {
        return Math.max(1, Math.round(shown / 10f));
    }
}
