package loopscope.takeaway.page;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A run as one HTML page: its timeline, its sentence, sets and calls at any instant, its lesson's
 * steps and their questions. It loads nothing, and its policy forbids a browser to.
 *
 * <p>A page has less than 1 MiB: of a long run it holds fewer instants and coarser lanes, and says
 * so. Any thread may call; making a page takes some seconds where the run is long.
 */
public final class RunPage {
    /** The least budget that is tried; its page may be larger than wanted. */
    private static final int FEWEST = 50;

    private static final int MOST = 3200;
    private static final int MOST_BYTES = 1_000_000;

    /** A long run is tried with so little first: its size tells how much will fit. */
    private static final int TRIAL = 300;

    /** No two moments are alike. */
    private static final double CAREFULLY = 0.85;

    /** Which part of the work a trial is. */
    private static final double TRIALS_SHARE = 0.1;

    private RunPage() {}

    /** The page. */
    public static String text(RecordedRun run) {
        return text(run, ExportProgress.NONE);
    }

    private static String text(RecordedRun run, ExportProgress progress) {
        int budget = TRIAL;
        String page = page(run, budget, share -> progress.reached(TRIALS_SHARE * share));
        if (PageData.leavesNothingOut(run, budget)) {
            return page;
        }
        int frame = size(PageShell.page(run, ""));
        int most = MOST;
        while (true) {
            double fits = (double) (MOST_BYTES - frame) / (size(page) - frame);
            most = Math.clamp((long) (CAREFULLY * fits * budget), FEWEST, most);
            budget = most;
            page =
                    page(
                            run,
                            budget,
                            share -> progress.reached(TRIALS_SHARE + (1 - TRIALS_SHARE) * share));
            if (most == FEWEST || size(page) <= MOST_BYTES) {
                return page;
            }
        }
    }

    private static String page(RecordedRun run, int most, ExportProgress progress) {
        return PageShell.page(run, PageData.json(run, most, progress));
    }

    private static int size(String page) {
        return bytes(page).length;
    }

    /**
     * Writes the page; see {@link AtomicFile#write}. Blocks on the disk.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be written; what was there before is untouched
     */
    public static Path write(
            RecordedRun run, Path target, FileChoice choice, ExportProgress progress)
            throws CaptureFailedException {
        byte[] bytes = bytes(text(run, progress));
        return AtomicFile.write(target, choice, out -> out.write(bytes));
    }

    private static byte[] bytes(String page) {
        return page.getBytes(StandardCharsets.UTF_8);
    }
}
