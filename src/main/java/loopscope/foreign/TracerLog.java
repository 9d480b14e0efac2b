package loopscope.foreign;

import loopscope.foreign.tracer.LineParser;
import loopscope.trace.Trace;
import loopscope.trace.TraceBuilder;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A log that the system's call tracer has written: {@code strace -f -ttt -T -y -o LOG COMMAND}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/strace.1.html">strace(1)</a>
 */
public final class TracerLog {
    /** How a log that tells enough is made. */
    public static final String COMMAND = "strace -f -ttt -T -y -s 64 -o LOG COMMAND";

    private static final int GZIP = 0x1f8b;

    private TracerLog() {}

    /**
     * Reads a log to its end, gzipped or not. Blocks on the stream.
     *
     * @param watcher is called with the trace before anything is in it, so that followers miss
     *     nothing
     * @throws NoServerException if it shows no server
     * @throws IOException if the stream can't be read
     */
    public static WatchedServer read(InputStream in, Consumer<Trace> watcher)
            throws IOException, NoServerException {
        TraceBuilder builder = new TraceBuilder(Trace.USUAL_EVENTS);
        watcher.accept(builder.trace());
        ForeignTrace server = new ForeignTrace(builder);
        LineParser parser = new LineParser(server);
        // One character a byte: what clients said is escaped, and a path may be in any code.
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(unzipped(in), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                parser.line(line);
            }
        }
        return server.finish();
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean zipped = (buffered.read() << 8 | buffered.read()) == GZIP;
        buffered.reset();
        return zipped ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }
}
