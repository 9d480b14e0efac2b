package loopscope.ui.captures;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.runs.KeptRuns;
import loopscope.takeaway.runs.RunKeeper;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Keeps the present run by itself, and knows those that were kept. Confined to the JavaFX thread;
 * files are written on one other.
 */
public final class KeptRunsViewModel {
    private final Notices notices;
    private final RunsOnDisk onDisk;
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("loopscope-runs").factory());
    private final Background background = new Background(disk);
    private final BooleanProperty keeps = new SimpleBooleanProperty(true);
    private final @Nullable KeptRuns runs;
    private final @Nullable RunKeeper keeper;
    private boolean busy;
    private long written;

    /**
     * @param runs where they are kept; null where none are
     * @param onDisk is told what is kept
     */
    public KeptRunsViewModel(@Nullable KeptRuns runs, Notices notices, RunsOnDisk onDisk) {
        this.runs = runs;
        this.notices = notices;
        this.onDisk = onDisk;
        this.keeper = runs == null ? null : new RunKeeper(runs);
    }

    /** Whether runs are kept. */
    public BooleanProperty keepsProperty() {
        return keeps;
    }

    /** Whether there is a place for runs. */
    boolean isAble() {
        return runs != null;
    }

    /** Whether the run is to be handed over now: the one before is on the disk. */
    public boolean isReady() {
        return keeper != null && keeps.get() && !busy;
    }

    /** Writes what was recorded of the present run since the last time. */
    public void keep(RecordedRun run) {
        RunKeeper to = keeper;
        long recorded = recorded(run);
        if (to != null && recorded != written) {
            written = recorded;
            busy = true;
            background.run(() -> to.keep(run), whole -> kept(run, whole), why -> failed(run, why));
        }
    }

    /** Differs whenever something was recorded. */
    private static long recorded(RecordedRun run) {
        return run.stages().stream().mapToLong(stage -> stage.record().trace().position()).sum();
    }

    private void kept(RecordedRun run, boolean whole) {
        busy = false;
        onDisk.keeps(run, whole);
    }

    private void failed(RecordedRun run, Exception why) {
        kept(run, false);
        notices.show(
                Notice.failed(
                        "This run is not kept by itself: its file can't be written ("
                                + why.getMessage()
                                + "). Save it (Ctrl+S) if you need it."));
    }

    /** Finds the runs that were kept, the newest first; none where they can't be read. */
    void find(Consumer<List<KeptRuns.Kept>> found) {
        KeptRuns in = runs;
        if (in != null) {
            background.run(in::list, found, _ -> found.accept(List.of()));
        }
    }

    /** Ends the run that is kept; blocks on the disk: any thread but the JavaFX thread. */
    public void close() {
        RunKeeper last = keeper;
        if (last != null) {
            disk.execute(
                    () -> {
                        try {
                            last.close();
                        } catch (IOException e) {
                            // What was written before can be opened all the same.
                        }
                    });
        }
        disk.close();
    }
}
