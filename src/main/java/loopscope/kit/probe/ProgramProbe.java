package loopscope.kit.probe;

import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Connections;
import loopscope.trace.Program;
import loopscope.trace.Recorder;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Asks the system which programs a server's clients from outside are, as {@code lsof -i} does, and
 * adds that to what is known of their connections.
 *
 * <pre>
 *   client's address ──▸ /proc/net/tcp: inode ──▸ /proc/PID/fd: process ──▸ /proc/PID/comm: name
 * </pre>
 *
 * <p>Only of clients on this machine, and once for each, at the next sample after it came, which
 * are a quarter of a second apart or more. Where nothing is found, nothing is claimed. It works on
 * a thread of its own and never uses more than a fiftieth of one core. Linux only; elsewhere it
 * does nothing.
 */
public final class ProgramProbe implements AutoCloseable {
    private static final long PAUSE_NANOS = 250_000_000;

    /** The longest walk through all processes. */
    private static final long MOST_NANOS = 5_000_000_000L;

    private final Connections connections;
    private final int port;
    private final @Nullable PeriodicSampler sampler;

    private volatile boolean closed;

    /** The last connection that was looked at. */
    private int last;

    private ProgramProbe(Trace trace, long server) {
        this.connections = trace.connections();
        this.port = Address.port(server);
        this.sampler =
                SocketInodes.areKnown()
                        ? new PeriodicSampler(
                                trace, "program probe", PAUSE_NANOS, this::sample, () -> {})
                        : null;
    }

    /**
     * Starts to ask for a server's clients.
     *
     * @param server where it listens, see {@link Address}
     */
    public static ProgramProbe of(Trace trace, long server) {
        return new ProgramProbe(trace, server);
    }

    private void sample(Recorder recorder) {
        Map<Long, Integer> wanted = new HashMap<>();
        for (Connection known : connections.after(last)) {
            last = known.id();
            if (known.isOutsider() && Address.isLoopback(known.address())) {
                wanted.put(known.address(), known.id());
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Map<Long, Long> sockets = SocketInodes.of(wanted.keySet(), port);
        long begun = System.nanoTime();
        Map<Long, Program> programs =
                SocketOwners.of(
                        sockets.keySet(), () -> !closed && System.nanoTime() - begun < MOST_NANOS);
        programs.forEach(
                (inode, program) -> {
                    Integer connection = wanted.get(sockets.get(inode));
                    if (connection != null) {
                        connections.identify(connection, program);
                    }
                });
    }

    /** Stops asking. Blocks until the thread has ended, for a second at most. */
    @Override
    public void close() {
        closed = true;
        if (sampler != null) {
            sampler.close();
        }
    }
}
