package loopscope.cli.serve;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.GrowingFile;
import loopscope.takeaway.text.Asciicast;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** An asciicast that is being written. The first failure is its last. Thread-safe. */
final class CastRecord {
    private final GrowingFile file;
    private final RecordFailures failures;

    /** Null once it has ended or failed. */
    private @Nullable Asciicast cast;

    CastRecord(GrowingFile file, Asciicast cast, RecordFailures failures) {
        this.file = file;
        this.cast = cast;
        this.failures = failures;
    }

    /** Writes what was printed just now. */
    synchronized void print(String text) {
        Asciicast to = cast;
        if (to == null) {
            return;
        }
        try {
            to.print(text);
        } catch (IOException e) {
            cast = null;
            String why = GrowingFile.failure(file.path(), e).getMessage();
            failures.add(file.path(), why + " What was recorded before can be played.");
        }
    }

    /** Sees that it is on the disk. Blocks on the disk. */
    synchronized void finish() {
        if (cast == null) {
            return;
        }
        cast = null;
        try {
            file.settle();
        } catch (CaptureFailedException e) {
            failures.add(file.path(), String.valueOf(e.getMessage()));
        }
    }
}
