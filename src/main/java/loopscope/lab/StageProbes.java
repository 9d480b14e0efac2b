package loopscope.lab;

import loopscope.kit.probe.CpuMeter;
import loopscope.kit.probe.KernelProbe;
import loopscope.kit.probe.ProgramProbe;
import loopscope.kit.probe.StoppageProbe;
import loopscope.trace.Trace;

/**
 * The probes that look at a stage from outside, and record what no call of its server tells.
 *
 * @param kernel what the kernel holds of its sockets
 * @param programs which programs its clients from outside are
 * @param cpu how much processor time its threads use
 * @param stoppages when the whole program was stopped
 */
record StageProbes(KernelProbe kernel, ProgramProbe programs, CpuMeter cpu, StoppageProbe stoppages)
        implements AutoCloseable {
    /**
     * Begins to look at a stage.
     *
     * @param address where it listens
     */
    static StageProbes of(Trace trace, long address) {
        return new StageProbes(
                KernelProbe.of(trace, address),
                ProgramProbe.of(trace, address),
                CpuMeter.of(trace),
                StoppageProbe.of(trace));
    }

    /** Ends all of them. */
    @Override
    public void close() {
        kernel.close();
        programs.close();
        cpu.close();
        stoppages.close();
    }
}
