package loopscope.kit;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A connection as a client uses it: it writes bytes and reads bytes, whether they travel as they
 * are or encrypted.
 *
 * <p>One thread may read while another writes.
 */
public sealed interface ByteStream extends AutoCloseable permits StreamChannel, TlsChannel {
    /** Reads bytes, see {@link StreamChannel#read}; -1 at the end of input. */
    int read(ByteBuffer into) throws IOException;

    /** Writes bytes, see {@link StreamChannel#write}. */
    int write(ByteBuffer bytes) throws IOException;

    /** Sends one byte of urgent data, see {@link StreamChannel#sendUrgent}. */
    void sendUrgent(int value) throws IOException;

    /** Half-closes: the peer reads the end of input, and can still write. */
    void shutdownOutput() throws IOException;

    /** Closes the connection with a reset (RST) instead of a FIN. Idempotent. */
    void reset();

    /** Closes the connection. Idempotent. */
    @Override
    void close();
}
