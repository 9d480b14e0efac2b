package loopscope.kit.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * One static final handle a call: constants to the compiler, which inlines them.
 *
 * <p>They are linked when this class is first used, 0.1 to 0.2 s altogether. Each takes the memory
 * for errno first, because the JVM itself may change errno before Java could ask for it. None is
 * {@code Linker.Option.critical}: a thread blocked in such a call would hold up garbage collection
 * for everybody.
 */
final class Linkage {

    /** Where errno lies in the memory that a handle takes first. */
    static final MemoryLayout CAPTURE = Linker.Option.captureStateLayout();

    static final long ERRNO_OFFSET =
            CAPTURE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    static final MethodHandle SOCKET = ints("socket", 3);
    static final MethodHandle BIND = link("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle LISTEN = ints("listen", 2);
    static final MethodHandle ACCEPT4 =
            link("accept4", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    static final MethodHandle CONNECT = link("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle RECV =
            link("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    static final MethodHandle SEND =
            link("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    static final MethodHandle SHUTDOWN = ints("shutdown", 2);
    static final MethodHandle GETSOCKNAME =
            link("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    static final MethodHandle GETPEERNAME =
            link("getpeername", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    static final MethodHandle SETSOCKOPT =
            link("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle GETSOCKOPT =
            link("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);

    static final MethodHandle SELECT =
            link("select", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    static final MethodHandle POLL = link("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    static final MethodHandle EPOLL_CREATE1 = ints("epoll_create1", 1);
    static final MethodHandle EPOLL_CTL =
            link("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    static final MethodHandle EPOLL_WAIT =
            link("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    static final MethodHandle EVENTFD = ints("eventfd", 2);
    static final MethodHandle READ = link("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    static final MethodHandle WRITE = link("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    static final MethodHandle CLOSE = ints("close", 1);
    static final MethodHandle DUP2 = ints("dup2", 2);
    static final MethodHandle DUP3 = ints("dup3", 3);

    // Variadic in C: without this, ABIs that pass such arguments elsewhere would read rubbish.
    static final MethodHandle FCNTL =
            variadic("fcntl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    static final MethodHandle IOCTL =
            variadic("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));

    private Linkage() {}

    /** A call whose result and arguments are all ints. */
    private static MethodHandle ints(String name, int arguments) {
        List<MemoryLayout> layouts = new ArrayList<>();
        for (int i = 0; i < arguments; i++) {
            layouts.add(JAVA_INT);
        }
        return link(name, JAVA_INT, layouts.toArray(MemoryLayout[]::new));
    }

    private static MethodHandle link(String name, MemoryLayout result, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(result, arguments), errnoCaptured());
    }

    /** A call whose arguments from the third on are variadic. */
    private static MethodHandle variadic(String name, FunctionDescriptor function) {
        return link(name, function, errnoCaptured(), Linker.Option.firstVariadicArg(2));
    }

    @SuppressWarnings("restricted") // the module is granted native access
    private static MethodHandle link(
            String name, FunctionDescriptor function, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        MemorySegment symbol = linker.defaultLookup().findOrThrow(name);
        return linker.downcallHandle(symbol, function, options);
    }

    private static Linker.Option errnoCaptured() {
        return Linker.Option.captureCallState("errno");
    }
}
