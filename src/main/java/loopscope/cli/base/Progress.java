package loopscope.cli.base;

import loopscope.takeaway.ExportProgress;

import java.io.PrintWriter;
import java.util.Locale;

/** A line on the terminal that shows how long something has taken so far. */
public final class Progress {
    private static final String START_OF_LINE = "\r";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final long start = System.nanoTime();

    /**
     * @param shown false where standard error is no terminal
     */
    public Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    public void say(String what) {
        if (shown) {
            double seconds = (System.nanoTime() - start) / 1e9;
            err.print(START_OF_LINE + String.format(Locale.ROOT, "%s: %.1f s", what, seconds));
            err.flush();
        }
    }

    /** Follows an export, whose share of the work is shown. */
    public ExportProgress of(String what) {
        return share -> say(String.format(Locale.ROOT, "%s, %.0f%%", what, 100 * share));
    }

    public void clear() {
        if (shown) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
