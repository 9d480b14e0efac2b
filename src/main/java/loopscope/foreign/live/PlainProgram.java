package loopscope.foreign.live;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program of others that runs without the tracer: none of its calls is known, only its processes
 * and what it writes.
 *
 * <p>Thread-safe. Starting and stopping block.
 */
public final class PlainProgram implements AutoCloseable {
    private static final long KILL_MILLIS = 3_000;

    /** Its exit code where a signal has ended it is the signal's number and this. */
    private static final int BY_SIGNAL = 128;

    private final String name;
    private final Process process;
    private final boolean leads;
    private final @Nullable Guard guard;
    private final ProgramOutput output = new ProgramOutput();
    private final List<Thread> readers;
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

    private PlainProgram(String name, Process process, boolean leads) {
        this.name = name;
        this.process = process;
        this.leads = leads;
        this.guard = leads ? guard(process) : null;
        this.readers =
                List.of(
                        output.read(process.getInputStream(), false),
                        output.read(process.getErrorStream(), true));
    }

    /** Starts a program, where the system allows that in a process group of its own. */
    public static PlainProgram start(Launch launch) throws CannotWatchException {
        launch.check();
        boolean leads = Tracer.isOnPath(Tracer.SETSID);
        List<String> words = new ArrayList<>(leads ? List.of(Tracer.SETSID) : List.of());
        words.addAll(launch.words());
        try {
            return new PlainProgram(
                    launch.name(), Launch.process(words, launch.folder()).start(), leads);
        } catch (IOException e) {
            throw new CannotWatchException(
                    launch.name() + " could not be started (" + e.getMessage() + "): try again.",
                    e);
        }
    }

    private static @Nullable Guard guard(Process process) {
        try {
            return Guard.of(process.pid());
        } catch (IOException e) {
            return null; // without a shell, it outlives this process where that is killed
        }
    }

    /** What the program is called, in a word. */
    public String name() {
        return name;
    }

    /** What it has written to its standard output and standard error. */
    public ProgramOutput output() {
        return output;
    }

    /** The numbers of its processes that have not ended. */
    public Set<Long> processes() {
        return living().stream().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet());
    }

    /** Those too that were seen once and have no parent any more. */
    private Set<ProcessHandle> living() {
        seen.add(process.toHandle());
        process.descendants().forEach(seen::add);
        seen.removeIf(one -> !one.isAlive());
        return Set.copyOf(seen);
    }

    /** How it ended, as a sentence or two, with its last words; null while any process lives. */
    public @Nullable String ended() {
        if (process.isAlive() || !living().isEmpty()) {
            return null;
        }
        dismissGuard();
        readers.forEach(reader -> join(reader, KILL_MILLIS));
        return Ending.sentence(name, how(process.exitValue()), output.lastWords());
    }

    /** The number of its group may be another's later. */
    private void dismissGuard() {
        if (guard != null) {
            guard.close();
        }
    }

    private static String how(int code) {
        return code > BY_SIGNAL
                ? "exited with " + code + ", as by signal " + (code - BY_SIGNAL)
                : "exited with " + code;
    }

    /**
     * Asks it to end (SIGTERM), with all that it has started. Blocks until it has.
     *
     * @param limit for how long at most
     * @return whether it has
     */
    public boolean finish(Duration limit) {
        Set<ProcessHandle> all = living();
        if (leads) {
            Signals.terminate(process.pid());
        }
        all.forEach(ProcessHandle::destroy);
        return awaitEnd(limit.toMillis());
    }

    /** Kills what has not ended. Blocks for some seconds at most. */
    @Override
    public void close() {
        Set<ProcessHandle> all = living();
        if (leads && !all.isEmpty()) {
            Signals.kill(process.pid());
        }
        all.forEach(ProcessHandle::destroyForcibly);
        boolean _ = awaitEnd(KILL_MILLIS);
        dismissGuard();
        readers.forEach(reader -> join(reader, KILL_MILLIS));
    }

    private boolean awaitEnd(long millis) {
        try {
            boolean _ = process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return living().isEmpty();
    }

    private static void join(Thread reader, long millis) {
        try {
            reader.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
