package loopscope.kit.sys;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls whose arguments have one shape share a body.
 *
 * <p>Inlined into its caller the handle is a constant again; the calls that matter most (accept4,
 * recv, send, select) don't count on that and name their handle themselves.
 */
final class Shape {

    private Shape() {}

    static int ints(MethodHandle call, int a, int b) {
        Scratch own = Scratch.get();
        try {
            return own.result((int) call.invokeExact(own.errno, a, b));
        } catch (Throwable broken) {
            throw fault(broken);
        }
    }

    static int ints(MethodHandle call, int a, int b, int c) {
        Scratch own = Scratch.get();
        try {
            return own.result((int) call.invokeExact(own.errno, a, b, c));
        } catch (Throwable broken) {
            throw fault(broken);
        }
    }

    static long bytes(MethodHandle call, int fd, MemorySegment buffer) {
        Scratch own = Scratch.get();
        try {
            return own.result((long) call.invokeExact(own.errno, fd, buffer, buffer.byteSize()));
        } catch (Throwable broken) {
            throw fault(broken);
        }
    }

    static int toAddress(MethodHandle call, int fd, SocketAddress address) {
        Scratch own = Scratch.get();
        MemorySegment memory = address.memory();
        try {
            return own.result((int) call.invokeExact(own.errno, fd, memory, address.size()));
        } catch (Throwable broken) {
            throw fault(broken);
        }
    }

    static int fromSocket(MethodHandle call, int fd, SocketAddress address) {
        Scratch own = Scratch.get();
        MemorySegment size = own.length(SocketAddress.ROOM);
        try {
            return own.result((int) call.invokeExact(own.errno, fd, address.memory(), size));
        } catch (Throwable broken) {
            throw fault(broken);
        }
    }

    /** What a handle throws is never the kernel's no: memory was refused, or the JVM is broken. */
    static RuntimeException fault(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
    }
}
