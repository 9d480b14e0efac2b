package loopscope.foreign;

import loopscope.foreign.tracer.LineParser;
import loopscope.foreign.tracer.TracerBytes;
import loopscope.trace.Trace;
import loopscope.trace.TraceBuilder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private static final int PIECE = 1 << 16;

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
        TracerBytes bytes = new TracerBytes(new LineParser(server));
        byte[] piece = new byte[PIECE];
        try (InputStream all = unzipped(in)) {
            for (int read = all.read(piece); read >= 0; read = all.read(piece)) {
                bytes.add(piece, 0, read);
            }
        }
        bytes.end();
        return server.finish();
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, PIECE);
        buffered.mark(2);
        boolean zipped = (buffered.read() << 8 | buffered.read()) == GZIP;
        buffered.reset();
        return zipped ? new GZIPInputStream(buffered, PIECE) : buffered;
    }
}
