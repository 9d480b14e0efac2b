package loopscope.torture.check;

import loopscope.kit.sys.Libc;
import loopscope.kit.sys.Raw;
import loopscope.kit.sys.SockDiag;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.State;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which clients a server has accepted and not closed, by its record and by the kernel's table; once
 * nothing moves, the two are the same.
 *
 * @param open the clients' addresses as text
 */
public record OpenClients(Set<String> open) {
    private static final int CONNECTED = 1 << SockDiag.ESTABLISHED | 1 << SockDiag.CLOSE_WAIT;

    public OpenClients {
        open = Set.copyOf(open);
    }

    /** By the fold. */
    public static OpenClients of(Trace trace, State state) {
        Set<String> open = new TreeSet<>();
        state.connections(
                connection -> {
                    Connection known = trace.connections().get(connection.id());
                    if (known != null && isOpen(connection)) {
                        open.add(Address.text(known.address()));
                    }
                });
        return new OpenClients(open);
    }

    private static boolean isOpen(ConnectionState connection) {
        return !connection.isListening()
                && connection.accepted() != Trace.NEVER
                && !connection.isClosedByServer();
    }

    /**
     * By the kernel.
     *
     * @param server where it listens
     * @return null where the kernel does not tell
     */
    public static @Nullable OpenClients ofKernel(long server) {
        int fd = Raw.supported() ? SockDiag.open() : -1;
        if (fd < 0) {
            return null;
        }
        Set<String> open = new TreeSet<>();
        SockDiag.Row row =
                (state, local, remote, cookie, accepted, receive, send) -> {
                    if (accepted && local == server) {
                        open.add(Address.text(remote));
                    }
                };
        int rows = new SockDiag().ask(fd, server, CONNECTED, row);
        int _ = Libc.close(fd);
        return rows < 0 ? null : new OpenClients(open);
    }

    /** How the record differs from the kernel, as the end of a sentence; null where it does not. */
    public @Nullable String against(OpenClients kernel) {
        Set<String> more = minus(open, kernel.open);
        Set<String> less = minus(kernel.open, open);
        if (more.isEmpty() && less.isEmpty()) {
            return null;
        }
        return "has clients that the kernel does not know "
                + more
                + ", and lacks clients that it has "
                + less;
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        return all.stream()
                .filter(one -> !some.contains(one))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
