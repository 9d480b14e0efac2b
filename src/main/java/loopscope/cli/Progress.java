package loopscope.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** One line on the terminal that says how long something takes already, and then is gone. */
final class Progress {
    private static final String START_OF_LINE = "\r";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final long start = System.nanoTime();

    /**
     * @param shown false where nobody sees it
     */
    Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    void say(String what) {
        if (shown) {
            double seconds = (System.nanoTime() - start) / 1e9;
            err.print(START_OF_LINE + String.format(Locale.ROOT, "%s: %.1f s", what, seconds));
            err.flush();
        }
    }

    void clear() {
        if (shown) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
