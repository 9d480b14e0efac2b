package loopscope.torture;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.runs.RunFile;
import loopscope.torture.check.SavedRun;
import loopscope.torture.check.TraceCheck;
import loopscope.torture.check.WholeFile;
import loopscope.torture.fault.PoorDisk;
import loopscope.trace.Event;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Saves runs into a folder for temporary files, on disks good and poor, and opens them again.
 * Blocks on the disk.
 */
final class Saves implements AutoCloseable {
    private static final long SLOW_NANOS = 2_000_000;
    private static final long LEAST_ROOM = 100;

    private final Path folder;
    private final Counts counts;

    /**
     * Makes the folder.
     *
     * @throws IOException if it can't be made
     */
    Saves(Counts counts) throws IOException {
        this.folder = Files.createTempDirectory("loopscope-torture-");
        this.counts = counts;
    }

    /** Saves a run that is over, opens it, and holds the two against each other. */
    void save(RecordedRun run, Consumer<String> found) throws CaptureFailedException {
        Path file = RunFile.save(run, folder.resolve("over.json.gz"), FileChoice.REPLACE);
        RecordedRun opened = RunFile.open(file);
        counts.saved();
        for (int i = 0; i < run.stages().size(); i++) {
            String name = run.stages().get(i).name();
            String difference = SavedRun.difference(trace(run, i), trace(opened, i));
            if (difference != null) {
                found.accept("The run of " + name + ", saved and opened, " + difference + ".");
            }
        }
    }

    /**
     * Saves a run that goes on to a slow disk, and reads what it has become.
     *
     * @param mayFail whether a fault meanwhile may keep it from being saved
     */
    void saveSlowly(RecordedRun run, BooleanSupplier mayFail, Consumer<String> found) {
        Path file = folder.resolve("slow.json");
        try {
            Path written =
                    AtomicFile.write(
                            file,
                            FileChoice.REPLACE,
                            out -> RunFile.write(run, PoorDisk.slow(out, SLOW_NANOS)));
            RecordedRun opened = RunFile.open(written);
            counts.saved();
            check(opened, found);
        } catch (CaptureFailedException e) {
            if (!mayFail.getAsBoolean()) {
                found.accept(String.valueOf(e.getMessage()));
            }
        }
    }

    /** What was saved while it went on may end within a call, and is consistent all the same. */
    private static void check(RecordedRun opened, Consumer<String> found) {
        if (!opened.marks().isEmpty()) {
            found.accept("A run that was saved whole opens with marks: " + opened.marks() + ".");
        }
        for (int i = 0; i < opened.stages().size(); i++) {
            TraceCheck check =
                    new TraceCheck(opened.stages().get(i).name() + ", opened,", null, found);
            Trace trace = trace(opened, i);
            Event event = trace.event();
            for (long number = trace.oldest(); event.moveTo(number); number++) {
                check.follow(event);
            }
        }
    }

    /**
     * Saves a run in the place of an older one, to a disk that is full before it is whole.
     *
     * @param room for how much there is room, 0 to 999, as a part of what is there
     */
    void saveToFull(RecordedRun run, int room, BooleanSupplier mayFail, Consumer<String> found) {
        Path file = folder.resolve("full.json.gz");
        try {
            if (!Files.exists(file)) {
                Path _ = RunFile.save(run, file, FileChoice.REPLACE);
            }
            WholeFile older = new WholeFile(file);
            long fits = LEAST_ROOM + room;
            Failing failing = new Failing(file, run, fits);
            failing.save(found);
            String harm = older.harm();
            if (harm != null) {
                found.accept(harm);
            }
        } catch (IOException | CaptureFailedException e) {
            if (!mayFail.getAsBoolean()) {
                found.accept(String.valueOf(e.getMessage()));
            }
        }
    }

    /** A save that must fail. */
    private record Failing(Path file, RecordedRun run, long room) {
        void save(Consumer<String> found) {
            try {
                Path _ =
                        AtomicFile.write(
                                file,
                                FileChoice.REPLACE,
                                out -> RunFile.write(run, PoorDisk.full(out, room)));
                found.accept("A run was said to be saved, though its disk was full.");
            } catch (CaptureFailedException e) {
                // As it should.
            }
        }
    }

    private static Trace trace(RecordedRun run, int stage) {
        return run.stages().get(stage).record().trace();
    }

    /**
     * Leaves the run of a round that found something.
     *
     * @return where it is; null where it can't be saved
     */
    static @Nullable Path leave(RecordedRun run, Path folder, String name) {
        try {
            return RunFile.save(run, folder.resolve(name), FileChoice.NEW_NAME);
        } catch (CaptureFailedException e) {
            return null;
        }
    }

    /** Removes the folder. */
    @Override
    public void close() {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        } catch (IOException e) {
            return; // it is gone
        }
        files.forEach(Saves::remove);
        remove(folder);
    }

    private static void remove(Path file) {
        try {
            boolean _ = Files.deleteIfExists(file);
        } catch (IOException e) {
            // The system clears the folder for temporary files.
        }
    }
}
