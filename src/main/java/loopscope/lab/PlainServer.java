package loopscope.lab;

import loopscope.foreign.live.CannotWatchException;
import loopscope.foreign.live.PlainProgram;
import loopscope.trace.Address;
import loopscope.trace.Trace;
import loopscope.trace.metadata.TracerFacts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program of others that is started without the tracer. */
final class PlainServer extends ForeignServer {
    private static final long OPEN_SECONDS = 60;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ForeignProgram program;
    private final int port;
    private final Trace trace;
    private volatile @Nullable PlainProgram started;
    private volatile @Nullable String failure;
    private volatile boolean stopped;

    /**
     * @param port on which it is to listen; 0 for any
     */
    PlainServer(ForeignProgram program, int port, Trace trace) {
        this.program = program;
        this.port = port;
        this.trace = trace;
    }

    @Override
    public long open() throws CannotStartException {
        try {
            PlainProgram now = PlainProgram.start(program.launch());
            started = now;
            return awaitListening(now);
        } catch (CannotWatchException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("Opening " + program.name() + " was called off.");
        }
    }

    private long awaitListening(PlainProgram now)
            throws CannotStartException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(OPEN_SECONDS);
        while (System.nanoTime() - deadline < 0) {
            long address = ListeningPort.of(now.processes(), port);
            if (address != Address.NONE) {
                return address;
            }
            String ended = now.ended();
            if (ended != null) {
                throw new CannotStartException(ended + " It did not listen" + onPort() + ".");
            }
            LockSupport.parkNanos(LOOK_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        throw new CannotStartException(
                String.format(
                        Locale.ROOT,
                        "%s did not listen%s within %d s: is it a server?",
                        now.name(),
                        onPort(),
                        OPEN_SECONDS));
    }

    private String onPort() {
        return port == 0 ? "" : " on port " + port;
    }

    @Override
    public ModelInfo model() {
        return ForeignProgram.untracedModel(program.name());
    }

    @Override
    public StageProbes probes(long address) {
        return new StageProbes(trace, address);
    }

    @Override
    public @Nullable String failure() {
        PlainProgram now = started;
        return stopped ? failure : now == null ? null : now.ended();
    }

    @Override
    public List<ProgramLine> output() {
        PlainProgram now = started;
        return now == null ? List.of() : ProgramLine.of(now.output());
    }

    @Override
    public List<String> marks() {
        return List.of("the server's calls were not traced");
    }

    @Override
    public Set<Long> processes() {
        PlainProgram now = started;
        return now == null ? Set.of() : now.processes();
    }

    @Override
    public @Nullable TracerFacts tracer() {
        return null;
    }

    @Override
    public boolean finish(long millis) {
        failure = failure();
        stopped = true;
        PlainProgram now = started;
        return now == null || now.finish(Duration.ofMillis(millis));
    }

    @Override
    public void abort() {
        end();
    }

    @Override
    public void end() {
        PlainProgram now = started;
        if (now != null) {
            now.close();
        }
    }

    @Override
    public void recorded() {
        // Nothing is to be judged.
    }
}
