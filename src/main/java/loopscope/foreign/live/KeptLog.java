package loopscope.foreign.live;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What the tracer prints, kept byte for byte. Watching goes on where the disk is full: then no more
 * is kept. Confined to one thread.
 */
final class KeptLog {
    private final OutputStream to;
    private boolean failed;

    KeptLog(OutputStream to) {
        this.to = to;
    }

    /** More has come: the first bytes of a piece. */
    void add(byte[] piece, int count) {
        if (failed) {
            return;
        }
        try {
            to.write(piece, 0, count);
        } catch (IOException e) {
            failed = true;
        }
    }

    /** Nothing more will come. */
    void end() {
        try {
            to.close();
        } catch (IOException e) {
            // What could be kept is kept.
        }
    }
}
