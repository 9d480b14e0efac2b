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
 * Faults of this program: details go to a file, of which the user is told in one sentence.
 *
 * <p>Libraries' warnings are nobody's business here; without this they would be on standard error.
 * The file is made when there is something to say in it, in the folder for temporary files. Any
 * thread may tell.
 */
final class Faults {
    private @Nullable Path file;

    /**
     * From now on uncaught exceptions and what is logged as severe end up in the file.
     *
     * @param err is told of exceptions that nobody has caught
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

    /** Writes a fault's details down. */
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
            // Without a disk there is nowhere left to tell it.
        }
    }

    /** What the user is told. */
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
