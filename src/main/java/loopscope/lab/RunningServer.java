package loopscope.lab;

import loopscope.trace.Address;
import loopscope.trace.Trace;
import loopscope.trace.metadata.TracerFacts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server of others that runs already, and runs on when its stage has been stopped. None of its
 * calls is known.
 */
final class RunningServer extends ForeignServer {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final int port;
    private final Trace trace;
    private volatile List<ListeningProcess> found = List.of();
    private volatile @Nullable String failure;
    private volatile boolean stopped;
    private volatile long looked;

    RunningServer(int port, Trace trace) {
        this.port = port;
        this.trace = trace;
    }

    @Override
    public long open() throws CannotStartException {
        long address = ListeningPort.of(port);
        if (address == Address.NONE) {
            throw new CannotStartException(
                    String.format(
                            Locale.ROOT,
                            "Nothing listens on port %d: start the server first, or give another"
                                    + " port.",
                            port));
        }
        found = ListeningProcess.on(port);
        looked = System.nanoTime();
        return address;
    }

    @Override
    public ModelInfo model() {
        return ForeignProgram.untracedModel(name());
    }

    private String name() {
        List<ListeningProcess> now = found;
        return now.isEmpty() ? "the server on port " + port : now.getFirst().name();
    }

    @Override
    public StageProbes probes(long address) {
        return new StageProbes(trace, address);
    }

    /** Looks ten times a second at most. */
    @Override
    public @Nullable String failure() {
        if (failure == null && !stopped && System.nanoTime() - looked > LOOK_NANOS) {
            looked = System.nanoTime();
            failure = ended();
        }
        return failure;
    }

    private @Nullable String ended() {
        if (!found.isEmpty() && found.stream().noneMatch(RunningServer::lives)) {
            return String.format(
                    Locale.ROOT, "%s (process %d) has ended.", name(), found.getFirst().process());
        }
        return ListeningPort.of(port) == Address.NONE
                ? String.format(Locale.ROOT, "Nothing listens on port %d any more.", port)
                : null;
    }

    private static boolean lives(ListeningProcess one) {
        return ProcessHandle.of(one.process()).filter(ProcessHandle::isAlive).isPresent();
    }

    @Override
    public List<ProgramLine> output() {
        return List.of();
    }

    @Override
    public List<String> marks() {
        return List.of("the server's calls were not traced");
    }

    /** Those that listen, and those that they have started. */
    @Override
    public Set<Long> processes() {
        return found.stream()
                .flatMap(one -> ProcessHandle.of(one.process()).stream())
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .map(ProcessHandle::pid)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable TracerFacts tracer() {
        return null;
    }

    @Override
    public boolean finish(long millis) {
        stopped = true;
        return true;
    }

    @Override
    public void abort() {
        // It runs on.
    }

    @Override
    public void end() {
        // It runs on.
    }

    @Override
    public void recorded() {
        // Nothing is to be judged.
    }
}
