package loopscope.cli.serve;

import java.util.List;

/**
 * What a served session is being recorded to.
 *
 * @param runs all that happens
 * @param casts what the terminal shows
 * @param failures those that could not be written to their end
 */
record SessionRecords(
        List<BackgroundRecording> runs, List<CastRecord> casts, RecordFailures failures) {
    /** Ends the runs; blocks until that is done, some seconds at most. */
    void finishRuns() {
        runs.forEach(BackgroundRecording::finish);
    }

    /** Ends the casts, once the last line has been printed. Blocks on the disk. */
    void finishCasts() {
        casts.forEach(CastRecord::finish);
    }

    /** {@link ExitCode#DONE} if each could be written to its end. */
    int exitCode() {
        return failures.exitCode();
    }
}
