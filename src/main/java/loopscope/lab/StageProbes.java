package loopscope.lab;

import loopscope.kit.probe.CpuMeter;
import loopscope.kit.probe.KernelProbe;
import loopscope.kit.probe.ProgramProbe;
import loopscope.kit.probe.StoppageProbe;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The probes that look at a stage from outside, and record what no call of its server tells: what
 * the kernel holds, which programs its clients are, processor time, and stoppages of the whole
 * program.
 */
final class StageProbes {
    private final KernelProbe kernel;
    private final CpuMeter processor;
    private final List<Runnable> ends = new ArrayList<>();

    /**
     * Begins to look at a stage; where one of the probes fails, ends the others.
     *
     * @param address where it listens
     */
    StageProbes(Trace trace, long address) {
        this(trace, address, Map::of);
    }

    /**
     * The same for a server of another program.
     *
     * @param threads the system's numbers of its threads by those that they have in the trace
     */
    StageProbes(Trace trace, long address, Supplier<Map<Integer, Integer>> threads) {
        boolean all = false;
        try {
            kernel = KernelProbe.of(trace, address);
            ends.add(kernel::close);
            ends.add(ProgramProbe.of(trace, address)::close);
            processor = CpuMeter.of(trace, threads);
            ends.add(processor::close);
            ends.add(StoppageProbe.of(trace)::close);
            all = true;
        } finally {
            if (!all) {
                close();
            }
        }
    }

    /** Why the kernel's queues and buffers can't be seen, as one sentence; null when they can. */
    @Nullable String obstacle() {
        return kernel.obstacle();
    }

    /** Records the processor time that the server's threads have used up to now. */
    void sampleProcessorTime() {
        processor.sampleNow();
    }

    /** Ends all of them. */
    void close() {
        ends.forEach(Runnable::run);
    }
}
