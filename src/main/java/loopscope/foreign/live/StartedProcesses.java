package loopscope.foreign.live;

import java.util.Collection;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The processes of a traced program that was started, to be ended: its group at once, so that none
 * can fork between two signals, and then those that have left it. Thread-safe.
 */
final class StartedProcesses {
    private final Process tracer;
    private final LongSupplier group;
    private final Supplier<? extends Collection<Integer>> living;

    /**
     * @param group the number of the program's process group; 0 until it is known
     * @param living the numbers of threads that have been seen and have not ended
     */
    StartedProcesses(
            Process tracer, LongSupplier group, Supplier<? extends Collection<Integer>> living) {
        this.tracer = tracer;
        this.group = group;
        this.living = living;
    }

    /** Asks all to end (SIGTERM). */
    void terminate() {
        long number = group.getAsLong();
        Signals.terminate(number);
        all().filter(process -> Signals.groupOf(process) != number)
                .flatMap(StartedProcesses::handle)
                .forEach(ProcessHandle::destroy);
    }

    /** Kills all (SIGKILL); some may have started others meanwhile. */
    void kill() {
        Signals.kill(group.getAsLong());
        all().flatMap(StartedProcesses::handle).forEach(ProcessHandle::destroyForcibly);
    }

    private Stream<Long> all() {
        return Stream.concat(
                        living.get().stream().map(Long::valueOf),
                        tracer.descendants().map(ProcessHandle::pid))
                .distinct();
    }

    private static Stream<ProcessHandle> handle(long process) {
        return ProcessHandle.of(process).stream();
    }
}
