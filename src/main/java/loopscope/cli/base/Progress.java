package loopscope.cli.base;

import loopscope.takeaway.ExportProgress;

import java.io.PrintWriter;
import java.util.Locale;

/** A line on the terminal that shows how long something has taken so far. Thread-safe. */
public final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    /** A longer line would wrap, and could not be overwritten. */
    private static final int MOST = 70;

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

    public synchronized void say(String what) {
        if (shown) {
            double seconds = (System.nanoTime() - start) / 1e9;
            err.print(
                    CLEAR_LINE + String.format(Locale.ROOT, "%s: %.1f s", fitting(what), seconds));
            err.flush();
        }
    }

    private static String fitting(String what) {
        return what.length() <= MOST ? what : what.substring(0, MOST - 1) + "…";
    }

    /** Follows an export, whose share of the work is shown. */
    public ExportProgress of(String what) {
        return share -> say(String.format(Locale.ROOT, "%s, %.0f%%", what, 100 * share));
    }

    /**
     * Runs what prints lines of its own: this line is gone before, and comes with the next word.
     */
    public synchronized void yieldTo(Runnable printing) {
        clear();
        printing.run();
    }

    public synchronized void clear() {
        if (shown) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
