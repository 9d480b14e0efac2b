package loopscope.bench;

import java.lang.reflect.Method;

/**
 * How much a thread has allocated, as HotSpot counts it for each thread alone.
 *
 * <p>Asked by reflection: the module loopscope has no other need of jdk.management.
 */
final class Allocation {
    private static final Object BEAN;
    private static final Method ALLOCATED;

    static {
        try {
            BEAN =
                    Class.forName("java.lang.management.ManagementFactory")
                            .getMethod("getThreadMXBean")
                            .invoke(null);
            ALLOCATED =
                    Class.forName("com.sun.management.ThreadMXBean")
                            .getMethod("getCurrentThreadAllocatedBytes");
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What asking allocates itself: the answer's box and its argument list. */
    static final long COST;

    static {
        for (int i = 0; i < 1000; i++) {
            ofCurrentThread();
        }
        long before = ofCurrentThread();
        COST = ofCurrentThread() - before;
    }

    private Allocation() {}

    /** Bytes that the calling thread has allocated since it started; asking costs a few itself. */
    static long ofCurrentThread() {
        try {
            return (long) ALLOCATED.invoke(BEAN);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM does not count a thread's bytes", e);
        }
    }
}
