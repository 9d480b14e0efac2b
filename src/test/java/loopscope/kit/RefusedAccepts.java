package loopscope.kit;

import loopscope.kit.sys.SocketAddress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A kernel that refuses the next accepts of a server, each with an error of its own. */
public final class RefusedAccepts extends AcceptCall {
    private final Queue<Integer> errors = new ConcurrentLinkedQueue<>();

    private RefusedAccepts() {}

    /** Refuses nothing yet. */
    public static RefusedAccepts of(Kit kit) {
        RefusedAccepts accepts = new RefusedAccepts();
        kit.acceptWith(accepts);
        return accepts;
    }

    /** Refuses so many more accepts, with these errno(3) in turn. */
    public void refuse(Collection<Integer> errnos) {
        errors.addAll(errnos);
    }

    /** Whether all that were to be refused have been. */
    public boolean isOver() {
        return errors.isEmpty();
    }

    @Override
    int accept(int fd, SocketAddress peer) {
        Integer error = errors.poll();
        return error == null ? super.accept(fd, peer) : -error;
    }

    @Override
    @Nullable SocketChannel accept(ServerSocketChannel listener) throws IOException {
        Integer error = errors.poll();
        if (error != null) {
            throw new IOException(text(error));
        }
        return super.accept(listener);
    }

    /** As the JDK has it: strerror(3), in the system's language. */
    private static String text(int errno) {
        Linker linker = Linker.nativeLinker();
        try {
            MemorySegment text =
                    (MemorySegment)
                            linker.downcallHandle(
                                            linker.defaultLookup().findOrThrow("strerror"),
                                            FunctionDescriptor.of(
                                                    ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                                    .invokeExact(errno);
            return text.reinterpret(1024).getString(0, StandardCharsets.UTF_8);
        } catch (Throwable broken) {
            throw new AssertionError(broken);
        }
    }
}
