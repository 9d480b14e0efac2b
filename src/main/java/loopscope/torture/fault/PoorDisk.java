package loopscope.torture.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/** A disk that is slow, or that is full after so many bytes. Confined to one thread. */
public final class PoorDisk extends FilterOutputStream {
    /** As the system says it, see ENOSPC in write(2). */
    private static final String FULL = "No space left on device";

    private final long room;
    private final long nanos;
    private long written;

    private PoorDisk(OutputStream out, long room, long nanos) {
        super(out);
        this.room = room;
        this.nanos = nanos;
    }

    /** A disk that needs so many nanoseconds for each write. */
    public static OutputStream slow(OutputStream out, long nanos) {
        return new PoorDisk(out, Long.MAX_VALUE, nanos);
    }

    /** A disk with room for so many bytes. */
    public static OutputStream full(OutputStream out, long room) {
        return new PoorDisk(out, room, 0);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int fit = (int) Math.min(count, room - written);
        out.write(bytes, from, fit);
        written += fit;
        LockSupport.parkNanos(nanos);
        if (fit < count) {
            throw new IOException(FULL);
        }
    }
}
