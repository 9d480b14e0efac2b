package loopscope.lab;

import loopscope.foreign.ServerFacts;
import loopscope.foreign.SocketAddresses;
import loopscope.foreign.live.CannotWatchException;
import loopscope.foreign.live.WatchedProgram;
import loopscope.kit.probe.SocketTable;
import loopscope.trace.Trace;
import loopscope.trace.metadata.TracerFacts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program of others, watched through the system's call tracer. */
final class ProgramServer extends ForeignServer {
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(60);

    private final ForeignProgram program;
    private final int port;
    private final Trace trace;
    private final LiveLikeness likeness;
    private volatile @Nullable WatchedProgram watched;
    private volatile @Nullable String failure;
    private volatile boolean stopped;

    /**
     * @param port on which it is to listen; 0 for any
     */
    ProgramServer(ForeignProgram program, int port, Trace trace) {
        this.program = program;
        this.port = port;
        this.trace = trace;
        this.likeness = new LiveLikeness(trace);
    }

    @Override
    public long open() throws CannotStartException {
        try {
            WatchedProgram started = start();
            watched = started;
            return started.awaitListening(port, OPEN_LIMIT);
        } catch (CannotWatchException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("Opening " + name() + " was called off.");
        }
    }

    private WatchedProgram start() throws CannotWatchException {
        SocketAddresses kernel = new KernelAddresses();
        return program.command().isEmpty()
                ? WatchedProgram.attach(program.process(), trace, kernel, program.log())
                : WatchedProgram.start(program.launch(), trace, kernel, program.log());
    }

    /** What the kernel's tables of sockets say. */
    private static final class KernelAddresses implements SocketAddresses {
        private final SocketTable table = new SocketTable();

        @Override
        public long local(long inode) {
            return table.local(inode);
        }

        @Override
        public long peer(long inode) {
            return table.remote(inode);
        }

        @Override
        public boolean listens(long inode) {
            return table.listens(inode);
        }
    }

    private String name() {
        WatchedProgram now = watched;
        return program.command().isEmpty() && now != null ? now.name() : program.name();
    }

    @Override
    public ModelInfo model() {
        ServerFacts now = facts();
        return ForeignProgram.model(name(), now.waitsForOne(), now.asks());
    }

    private ServerFacts facts() {
        WatchedProgram now = watched;
        return now == null ? ServerFacts.NONE : now.facts();
    }

    @Override
    public StageProbes probes(long address) {
        WatchedProgram now = watched;
        return new StageProbes(trace, address, now == null ? Map::of : now::threads);
    }

    @Override
    public @Nullable String failure() {
        WatchedProgram now = watched;
        return stopped ? failure : now == null || !now.isOver() ? null : now.ended();
    }

    @Override
    public List<ProgramLine> output() {
        WatchedProgram now = watched;
        return now == null ? List.of() : ProgramLine.of(now.output());
    }

    @Override
    public List<String> marks() {
        String words = likeness.words();
        return words.isEmpty() ? List.of() : List.of(words);
    }

    @Override
    public Set<Long> processes() {
        WatchedProgram now = watched;
        return now == null ? Set.of() : now.processes();
    }

    @Override
    public TracerFacts tracer() {
        WatchedProgram now = watched;
        return now == null
                ? new TracerFacts(-1, 0, false, 0)
                : new TracerFacts(
                        now.nanosPerCall(), now.facts().lost(), now.facts().uring(), now.drift());
    }

    @Override
    public boolean finish(long millis) {
        failure = failure();
        stopped = true;
        WatchedProgram now = watched;
        return now == null || now.finish(Duration.ofMillis(millis));
    }

    @Override
    public void abort() {
        end();
    }

    @Override
    public void end() {
        WatchedProgram now = watched;
        if (now != null) {
            now.close();
        }
    }

    @Override
    public void recorded() {
        likeness.judge();
    }
}
