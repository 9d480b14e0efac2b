package loopscope.ui.captures;

/** What of a run is captured. */
public enum CaptureScope {
    /** The stretch of time and the lanes that are in view. */
    VISIBLE("What is seen"),
    /** The stretch of time that the user has selected. */
    SELECTION("The selected range"),
    /** All of it. */
    WHOLE("The whole run");

    private final String words;

    CaptureScope(String words) {
        this.words = words;
    }

    /** What it is called in a menu. */
    public String words() {
        return words;
    }
}
