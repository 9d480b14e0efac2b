package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.GrowingFile;
import loopscope.takeaway.text.Asciicast;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Prints to the terminal, and writes what is printed as an asciicast. If that can't be written any
 * further, it says so once and goes on printing.
 */
final class CastWriter extends Writer {
    private final PrintWriter terminal;
    private final PrintWriter err;
    private final Path file;
    private final StringBuilder printed = new StringBuilder();

    /** Null once it has failed. */
    private @Nullable Asciicast cast;

    /**
     * @param terminal what is printed goes here
     * @param err is told that the cast can't be written
     * @param file where the cast is
     */
    CastWriter(PrintWriter terminal, PrintWriter err, Asciicast cast, Path file) {
        this.terminal = terminal;
        this.err = err;
        this.cast = cast;
        this.file = file;
    }

    @Override
    public void write(char[] text, int from, int length) {
        terminal.write(text, from, length);
        if (cast != null) {
            printed.append(text, from, length);
        }
    }

    /**
     * Writes what was printed since the last time.
     *
     * @throws IOException if nobody reads what is printed
     */
    @Override
    public void flush() throws IOException {
        save();
        if (terminal.checkError()) { // also flushes
            throw new IOException("nobody reads");
        }
    }

    private void save() {
        Asciicast to = cast;
        if (to == null) {
            return;
        }
        try {
            to.print(printed.toString());
        } catch (IOException e) {
            cast = null;
            CaptureFailedException why = GrowingFile.failure(file, e);
            err.println(why.getMessage() + " What was recorded before can be played.");
            err.flush();
        }
        printed.setLength(0);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
