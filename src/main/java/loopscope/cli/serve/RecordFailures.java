package loopscope.cli.serve;

import loopscope.cli.base.ExitCode;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The records of a served session that could not be written to their end. Thread-safe. */
final class RecordFailures {
    private final PrintWriter err;
    private final Set<Path> failed = new HashSet<>();

    /**
     * @param err is told of each record once
     */
    RecordFailures(PrintWriter err) {
        this.err = err;
    }

    /** Says why a record can't be written any further, unless it was said before. */
    synchronized void add(Path record, String sentence) {
        if (failed.add(record)) {
            err.println(sentence);
            err.flush();
        }
    }

    /** {@link ExitCode#REFUSED} once there is one. */
    synchronized int exitCode() {
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
