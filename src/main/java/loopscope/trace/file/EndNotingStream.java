package loopscope.trace.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Notes whether its reader has asked for more than there is. A parser's complaint after that is one
 * of a file that was cut, whatever else it says.
 */
final class EndNotingStream extends FilterInputStream {
    private boolean ended;

    EndNotingStream(InputStream in) {
        super(in);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return noted(super.read(bytes, from, length));
    }

    private int noted(int read) {
        ended |= read < 0;
        return read;
    }
}
