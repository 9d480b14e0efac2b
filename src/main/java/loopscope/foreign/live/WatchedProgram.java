package loopscope.foreign.live;

import loopscope.foreign.ForeignTrace;
import loopscope.foreign.ServerFacts;
import loopscope.foreign.SocketAddresses;
import loopscope.trace.Address;
import loopscope.trace.Escape;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of others that runs under the tracer: what it does is written into a trace as it comes.
 *
 * <pre>
 *   start ──┬─▸ awaitListening ─▸ … ─▸ finish ─▸ close    a program that was started ends
 *   attach ─┘                                             one that ran before runs on
 * </pre>
 *
 * <p>Thread-safe. Starting, awaiting and stopping block.
 */
public final class WatchedProgram implements AutoCloseable {
    private static final long KILL_MILLIS = 1_000;
    private static final long ROUND_MILLIS = 50;
    private static final long END_MILLIS = 1_000;
    private static final long ATTACH_MILLIS = 2_000;

    private final String name;
    private final Fifo fifo;
    private final Process tracer;
    private final boolean attached;
    private final ForeignTrace calls;
    private final TracerCost cost;
    private final StartedProcesses processes;
    private final ProgramOutput output = new ProgramOutput();
    private final CallReader reader;
    private final List<Thread> threads;
    private volatile @Nullable Guard guard;

    private WatchedProgram(
            String name,
            Fifo fifo,
            Process tracer,
            boolean attached,
            ForeignTrace calls,
            OutputStream log) {
        this.name = name;
        this.fifo = fifo;
        this.tracer = tracer;
        this.attached = attached;
        this.calls = calls;
        this.cost = new TracerCost(tracer.pid());
        this.processes = new StartedProcesses(tracer, () -> facts().process(), this::living);
        var _ = tracer.onExit().thenRun(fifo::release);
        this.reader = new CallReader(fifo.in(), calls, log, cost, new Watch());
        this.threads =
                List.of(
                        reader.thread(),
                        output.read(tracer.getInputStream(), false),
                        output.read(tracer.getErrorStream(), true));
    }

    /** Has a guard as long as its processes run; on the reader's thread. */
    private final class Watch implements CallReader.Listener {
        @Override
        public void learned(ServerFacts facts) {
            if (guard != null || facts.process() <= 1) {
                return;
            }
            try {
                guard =
                        attached
                                ? Guard.ofAttached(tracer.pid(), fifo.path())
                                : Guard.of(facts.process(), tracer.pid(), fifo.path());
            } catch (IOException e) {
                // Without a shell, it or its tracer outlives this process where that is killed.
            }
        }

        @Override
        public void failed() {
            tracer.destroyForcibly();
        }

        @Override
        public void ended() {
            dismissGuard();
        }
    }

    /**
     * Starts a program.
     *
     * @param trace gets what it does
     * @param addresses says what its calls do not
     * @param log gets what the tracer prints, as it comes; once it fails it gets no more
     */
    public static WatchedProgram start(
            Launch launch, Trace trace, SocketAddresses addresses, OutputStream log)
            throws CannotWatchException {
        return started(
                launch.name(),
                false,
                fifo -> Tracer.of(launch, fifo),
                ForeignTrace.into(trace, addresses),
                log);
    }

    /**
     * Attaches the tracer to a process that runs.
     *
     * @param trace gets what it does from now on
     * @param addresses says what its calls do not
     * @param log gets what the tracer prints, as it comes; once it fails it gets no more
     */
    public static WatchedProgram attach(
            long process, Trace trace, SocketAddresses addresses, OutputStream log)
            throws CannotWatchException {
        ForeignTrace calls = ForeignTrace.into(trace, addresses);
        return started(
                CommandName.of(process),
                true,
                fifo -> {
                    Tracer tracer = Tracer.of(process, fifo);
                    calls.adopt(OpenDescriptors.threads(process), OpenDescriptors.of(process));
                    return tracer;
                },
                calls,
                log);
    }

    private static WatchedProgram started(
            String name, boolean attached, TracerFor tracer, ForeignTrace calls, OutputStream log)
            throws CannotWatchException {
        Fifo fifo = null;
        try {
            fifo = Fifo.create();
            Process process = tracer.on(fifo.path()).process().start();
            return new WatchedProgram(name, fifo, process, attached, calls, log);
        } catch (IOException e) {
            close(fifo);
            throw new CannotWatchException(
                    "The call tracer could not be started (" + e.getMessage() + "): try again.", e);
        } catch (CannotWatchException e) {
            close(fifo);
            throw e;
        }
    }

    private static void close(@Nullable Fifo fifo) {
        if (fifo != null) {
            fifo.close();
        }
    }

    /** Makes the tracer's command, once it is known where it is to write. */
    @FunctionalInterface
    private interface TracerFor {
        Tracer on(Path fifo) throws CannotWatchException;
    }

    /** The numbers of its processes may belong to others later. */
    private void dismissGuard() {
        Guard guarding = guard;
        if (guarding != null) {
            guarding.close();
        }
    }

    /** What the program is called, in a word. */
    public String name() {
        return name;
    }

    /** What is known of it by now. */
    public ServerFacts facts() {
        return reader.facts();
    }

    /** The numbers of its threads that have not ended, in all its processes. */
    Set<Integer> living() {
        return calls.living();
    }

    /** What it has written to its standard output and standard error. */
    public ProgramOutput output() {
        return output;
    }

    /** How long the tracer works for each call, in nanoseconds; -1 where that is not known yet. */
    public long nanosPerCall() {
        return cost.nanosPerCall();
    }

    /** By how much the system's clock has been set since the start, in nanoseconds. */
    public long drift() {
        return reader.drift();
    }

    /** Why reading has failed; null where it has not. */
    public @Nullable Throwable failure() {
        return reader.failure();
    }

    /**
     * The numbers of the tracer's process and of those that run under it; of a program that ran
     * before, the tracer's alone.
     */
    public Set<Long> processes() {
        return Stream.concat(Stream.of(tracer.toHandle()), tracer.descendants())
                .map(ProcessHandle::pid)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why no program can be watched here, as one sentence; null where it can. */
    public static @Nullable String obstacle() {
        return Tracer.obstacle();
    }

    /** Whether the program, and all that it has started, has ended or is watched no more. */
    public boolean isOver() {
        return reader.isOver();
    }

    /**
     * Blocks until the program listens.
     *
     * @param port on which port; 0 for any
     * @return where, an {@link Address}
     * @throws CannotWatchException if it ended before it did, or did not within the limit
     * @throws InterruptedException if the caller's thread was interrupted meanwhile
     */
    public long awaitListening(int port, Duration limit)
            throws CannotWatchException, InterruptedException {
        if (attached) {
            reader.await(() -> isOver() || reader.hasBegun(), ATTACH_MILLIS);
            checkAttached();
        }
        reader.await(() -> isOver() || listening(port) != Address.NONE, limit.toMillis());
        long address = listening(port);
        if (address != Address.NONE) {
            cost.begins(facts().calls());
            return address;
        }
        if (isOver()) {
            awaitLastWords();
            throw new CannotWatchException(ended() + " It did not listen" + onPort(port) + ".");
        }
        throw new CannotWatchException(
                String.format(
                        Locale.ROOT,
                        "%s did not listen%s within %d s: is it a server?%s",
                        name,
                        onPort(port),
                        limit.toSeconds(),
                        elsewhere()));
    }

    /** One that does nothing tells nothing, so only its refusal is certain. */
    private void checkAttached() throws CannotWatchException {
        if (isOver() && !reader.hasBegun()) {
            awaitLastWords();
            throw new CannotWatchException(
                    "The system does not let "
                            + name
                            + " be traced ("
                            + Escape.printable(output.lastWords())
                            + "): start it with \"./app watch -- COMMAND\", be its owner or the"
                            + " administrator, or allow it by setting kernel.yama.ptrace_scope to"
                            + " 0.");
        }
    }

    private static String onPort(int port) {
        return port == 0 ? "" : " on port " + port;
    }

    private String elsewhere() {
        List<Long> listening = facts().listening();
        return listening.isEmpty()
                ? ""
                : " It listens on " + Address.text(listening.getFirst()) + ".";
    }

    /** The first place where it listens, on a port if one is given. */
    private long listening(int port) {
        return facts().listening().stream()
                .filter(address -> address != Address.NONE)
                .filter(address -> port == 0 || Address.port(address) == port)
                .findFirst()
                .orElse(Address.NONE);
    }

    /**
     * How it ended, as a sentence or two: its exit code or signal, and its last words. Of one that
     * has not ended: that it has.
     */
    public String ended() {
        return Ending.sentence(name, facts().ending(), output.lastWords());
    }

    /** The system's numbers of its threads, by those that they have in the trace. */
    public Map<Integer, Integer> threads() {
        return calls.threads();
    }

    /**
     * Asks a program that was started to end (SIGTERM), with all that it has started; from one that
     * ran before, the tracer is taken away. Blocks until that is done.
     *
     * @param limit for how long at most
     * @return whether it has ended, or is watched no more
     */
    public boolean finish(Duration limit) {
        if (attached) {
            tracer.destroy();
        } else {
            processes.terminate();
        }
        reader.awaitOver(limit.toMillis());
        return isOver();
    }

    /**
     * Kills what has not ended, and leaves no process, thread or file; a program that ran before
     * runs on. Blocks for some seconds at most.
     */
    @Override
    public synchronized void close() {
        if (!attached) {
            kill();
        }
        tracer.destroyForcibly();
        reader.awaitOver(END_MILLIS);
        threads.forEach(WatchedProgram::join);
        dismissGuard();
        fifo.close();
    }

    private void kill() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KILL_MILLIS);
        while (!isOver() && System.nanoTime() < deadline) {
            processes.kill();
            reader.awaitOver(ROUND_MILLIS);
        }
    }

    /** What it wrote last may come after its end. */
    private void awaitLastWords() {
        threads.forEach(WatchedProgram::join);
    }

    private static void join(Thread one) {
        try {
            one.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
