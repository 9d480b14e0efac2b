package loopscope.kit.sys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Which socket one is to the kernel, a {@code struct inet_diag_sockid} of sock_diag(7): both of its
 * ends, its network interface, and a cookie that no other socket ever has.
 */
public final class SocketId {
    private static final int BYTES = 48;

    private final byte family;
    private final byte[] struct;

    private SocketId(byte family, byte[] struct) {
        this.family = family;
        this.struct = struct;
    }

    /** Reads one from a reply of sock_diag. */
    static SocketId of(byte family, MemorySegment reply, long at) {
        return new SocketId(family, reply.asSlice(at, BYTES).toArray(ValueLayout.JAVA_BYTE));
    }

    byte family() {
        return family;
    }

    /** Writes it into a request. */
    void write(MemorySegment request, long at) {
        MemorySegment.copy(struct, 0, request, ValueLayout.JAVA_BYTE, at, BYTES);
    }
}
