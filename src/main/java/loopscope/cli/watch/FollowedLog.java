package loopscope.cli.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A file that another program still writes: its end is where it is when following is stopped, not
 * where it is now. Reading blocks until more has come. Confined to one thread; any may stop it.
 */
final class FollowedLog extends InputStream {
    private static final long PAUSE_MILLIS = 50;

    private final InputStream file;
    private final long deadline;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Follows a file.
     *
     * @param nanos for how long at most
     */
    FollowedLog(InputStream file, long nanos) {
        this.file = file;
        this.deadline = System.nanoTime() + nanos;
    }

    /** What is in the file now is all. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        boolean over = false;
        int read = file.read(bytes, from, most);
        while (read < 0 && !over) {
            over = isStopped() || System.nanoTime() - deadline > 0;
            read = file.read(bytes, from, most);
        }
        return read;
    }

    private boolean isStopped() {
        try {
            return stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
