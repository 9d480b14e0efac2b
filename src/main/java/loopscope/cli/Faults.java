package loopscope.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes faults of this program to a file; the user reads one sentence that names the file.
 *
 * <p>Drops libraries' warnings, which would otherwise appear on standard error. The file is made at
 * the first fault, in the folder for temporary files. Thread-safe.
 */
final class Faults {
    private @Nullable Path file;

    /**
     * Writes uncaught exceptions, and whatever is logged as severe, to the file from now on.
     *
     * @param err shows the sentence on an uncaught exception
     */
    void takeOver(PrintWriter err) {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new ToFile());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> {
                    report(thread.getName(), fault);
                    err.println(sentence());
                    err.flush();
                });
    }

    /** Appends a fault's details to the file. */
    synchronized void report(String where, @Nullable Throwable fault) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println(where);
        if (fault != null) {
            fault.printStackTrace(lines);
        }
        lines.flush();
        try {
            file = file == null ? Files.createTempFile("loopscope-", ".log") : file;
            Files.writeString(file, text.toString(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Without a disk there is no place left to report it.
        }
    }

    /** The sentence for the user. */
    synchronized String sentence() {
        return file == null
                ? "Loopscope met a fault of its own: report what you did."
                : "Loopscope met a fault of its own: report what you did, with " + file + ".";
    }

    private final class ToFile extends Handler {
        private ToFile() {
            setLevel(Level.SEVERE);
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                report(entry.getLoggerName() + ": " + entry.getMessage(), entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
