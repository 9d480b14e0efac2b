package loopscope.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Prints to the terminal, and records what is printed. */
final class CastWriter extends Writer {
    private final PrintWriter terminal;
    private final CastRecord record;
    private final StringBuilder printed = new StringBuilder();

    /**
     * @param terminal what is printed goes here
     */
    CastWriter(PrintWriter terminal, CastRecord record) {
        this.terminal = terminal;
        this.record = record;
    }

    @Override
    public void write(char[] text, int from, int length) {
        terminal.write(text, from, length);
        printed.append(text, from, length);
    }

    /**
     * Records what was printed since the last time.
     *
     * @throws IOException if nobody reads what is printed
     */
    @Override
    public void flush() throws IOException {
        record.print(printed.toString());
        printed.setLength(0);
        if (terminal.checkError()) { // also flushes
            throw new IOException("nobody reads");
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
