package loopscope.server;

import loopscope.kit.Kit;
import loopscope.kit.StreamChannel;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Broken on purpose (reset-not-caught): a reset is not caught where it happens.
 *
 * <p>Look for: one client resets its connection, the read fails, and the exception ends the loop
 * for all: waiting clients are never accepted.
 *
 * <p>Repair, as in {@link SequentialServer#echo}:
 *
 * <pre>{@code
 * catch (IOException e) {
 *     // The client has reset its connection, or is gone: it can be sent nothing more.
 * }
 * }</pre>
 */
final class BrokenResetNotCaught extends SequentialServer {
    BrokenResetNotCaught(Kit kit) {
        super(kit, USUAL_BACKLOG);
    }

    @Override
    void echo(StreamChannel client) {
        try (client) {
            while (client.read(buffer.clear()) >= 0) {
                kit.count();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    client.write(buffer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
