package loopscope.takeaway.runs;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.trace.Trace;
import loopscope.trace.file.RunWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps each run while it goes on: what is recorded reaches a file at every {@link #keep}, so that
 * the run of a program that was killed is there at the next start. Confined to one thread; blocks
 * on the disk.
 */
public final class RunKeeper implements AutoCloseable {
    /** So many events at a time, so that a server under load is not slowed by its record. */
    private static final long MOST_AT_ONCE = 20_000;

    /** The same when the run is over. */
    private static final long MOST_AT_THE_END = 500_000;

    private final KeptRuns runs;
    private @Nullable Keeping now;

    /**
     * Traces that are kept no further: their file was full, or they were too fast for the disk. A
     * run that nobody shows any more is not held by it.
     */
    private final Set<Trace> given = Collections.newSetFromMap(new WeakHashMap<>());

    public RunKeeper(KeptRuns runs) {
        this.runs = runs;
    }

    /** A run that is being kept. */
    private static final class Keeping {
        private final Path file;
        private final RunWriter writer;
        private final Set<Trace> traces;
        private RecordedRun last;

        private Keeping(Path file, RunWriter writer, Set<Trace> traces, RecordedRun last) {
            this.file = file;
            this.writer = writer;
            this.traces = traces;
            this.last = last;
        }
    }

    /**
     * Writes what was recorded since the last time. A run is kept from its first client on; one
     * with other stages is another run.
     *
     * @param run the run as it is now
     * @return whether it is kept whole; not before its first client
     * @throws IOException if it can't be written; it is then kept no further
     */
    public boolean keep(RecordedRun run) throws IOException {
        Set<Trace> traces = traces(run);
        if (traces.equals(given) || !hasClients(run)) {
            return false;
        }
        try {
            Keeping keeping = now;
            if (keeping == null || !keeping.traces.equals(traces)) {
                keeping = begin(run, traces);
            }
            keeping.last = run;
            boolean whole = keeping.writer.write(MOST_AT_ONCE);
            keeping.writer.flush();
            boolean goesOn = whole && Files.size(keeping.file) <= runs.mostBytes() / 2;
            if (!goesOn) {
                giveUp(traces);
                finish();
            }
            return goesOn;
        } catch (IOException e) {
            giveUp(traces);
            abandon(e);
            throw e;
        }
    }

    private void giveUp(Set<Trace> traces) {
        given.clear();
        given.addAll(traces);
    }

    /** Its file stays as far as it was written. */
    private void abandon(IOException why) {
        Keeping keeping = now;
        now = null;
        if (keeping != null) {
            try {
                keeping.writer.close();
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        }
    }

    private static Set<Trace> traces(RecordedRun run) {
        Set<Trace> traces = new HashSet<>();
        run.stages().forEach(stage -> traces.add(stage.record().trace()));
        return traces;
    }

    private static boolean hasClients(RecordedRun run) {
        return run.stages().stream().anyMatch(stage -> !stage.record().lanes().clients().isEmpty());
    }

    /** The file of the same run with fewer stages is not needed any more. */
    private Keeping begin(RecordedRun run, Set<Trace> traces) throws IOException {
        Keeping before = now;
        finish();
        List<String> names = run.stages().stream().map(RecordedStage::name).toList();
        Path file = runs.begin(LocalDateTime.now(ZoneId.systemDefault()), names);
        RunWriter writer =
                new RunWriter(
                        new GZIPOutputStream(Files.newOutputStream(file), 1 << 13, true),
                        RunFacts.beginning(run.title(), run.stages()),
                        names,
                        run.stages().stream().map(stage -> stage.record().trace()).toList());
        if (before != null && traces.containsAll(before.traces)) {
            Files.deleteIfExists(before.file);
        }
        Keeping keeping = new Keeping(file, writer, traces, run);
        now = keeping;
        return keeping;
    }

    private void finish() throws IOException {
        Keeping keeping = now;
        now = null;
        if (keeping != null) {
            try (RunWriter writer = keeping.writer) {
                boolean _ = writer.write(MOST_AT_THE_END);
                writer.finish(RunFacts.of(keeping.last));
            }
        }
    }

    /** Ends the run that is being kept. */
    @Override
    public void close() throws IOException {
        finish();
    }
}
