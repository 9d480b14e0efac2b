package loopscope.bench;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/** Reads how much memory a thread has allocated, as HotSpot counts it for each thread. */
final class Allocation {
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes that reading the count allocates itself. */
    static final long COST;

    static {
        for (int i = 0; i < 1000; i++) {
            ofCurrentThread();
        }
        long before = ofCurrentThread();
        COST = ofCurrentThread() - before;
    }

    private Allocation() {}

    /** Bytes that the calling thread has allocated since it started. */
    static long ofCurrentThread() {
        return BEAN.getCurrentThreadAllocatedBytes();
    }
}
