package loopscope.takeaway;

/** Follows an export that takes long, and may end it. Called on the exporting thread. */
@FunctionalInterface
public interface ExportProgress {
    /** Follows nothing and ends nothing. */
    ExportProgress NONE = _ -> {};

    /**
     * A part of the work is done.
     *
     * @param share from 0 to 1 of the whole
     * @throws java.util.concurrent.CancellationException if the export is to end; it leaves no file
     */
    void reached(double share);
}
