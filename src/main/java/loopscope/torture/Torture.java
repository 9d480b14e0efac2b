package loopscope.torture;

import loopscope.lab.CannotStartException;
import loopscope.takeaway.RecordedRun;
import loopscope.torture.check.Resources;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays rounds until the time is over, or one of them has found something. {@link #run} blocks for
 * so long; {@link #close} ends it from any thread.
 */
public final class Torture implements AutoCloseable {
    private static final int FIRST = 1;

    /** The rounds whose least heap is compared with that of the last ones; so many too. */
    private static final int SAMPLE = 3;

    private static final long GIVE_BACK = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

    private final TortureOptions options;
    private final Follower follower;
    private final Counts counts = new Counts();
    private final List<Resources> after = new ArrayList<>();
    private volatile boolean closed;
    private volatile @Nullable Round now;

    /** Is told how it goes, on the thread that runs it. */
    public interface Follower {
        /** A round begins. */
        void begins(int round, String stages);

        /**
         * A round has found something.
         *
         * @param sentence what
         * @param file where its run is; null where it was not left
         */
        void found(int round, String sentence, @Nullable Path file);
    }

    /** Nothing was done yet. */
    public Torture(TortureOptions options, Follower follower) {
        this.options = options;
        this.follower = follower;
    }

    /**
     * Plays them. Let all models serve once before, see {@link loopscope.lab.Lab#warmUp}: what the
     * JDK opens for itself would count against the first round.
     *
     * @return whether nothing was found
     * @throws CannotStartException if a stage can't be opened, or nothing can be saved here
     */
    public boolean run() throws CannotStartException {
        long end = System.nanoTime() + options.time().toNanos();
        try (Saves saves = new Saves(counts)) {
            boolean clean = true;
            int round = Math.max(FIRST, options.round());
            while (clean && !closed) {
                clean = isClean(round, saves) && !hasGrown(round);
                if (options.round() > 0 || System.nanoTime() - end > 0) {
                    break;
                }
                round++;
            }
            return clean;
        } catch (IOException e) {
            throw new CannotStartException(
                    "No folder for temporary files can be made ("
                            + e.getMessage()
                            + "): set TMPDIR to one that can be written.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean isClean(int number, Saves saves)
            throws CannotStartException, InterruptedException {
        RoundPlan plan = RoundPlan.of(options.seed(), number, options.models());
        follower.begins(
                number,
                String.join(", ", plan.stages().stream().map(RoundPlan.StagePlan::model).toList()));
        Findings found = new Findings();
        Resources before = Resources.now();
        Round round = new Round(plan, counts, saves, found::add);
        now = round;
        if (closed) {
            round.close();
        }
        RecordedRun run = round.play();
        now = null;
        checkGivenBack(before, found);
        if (closed) {
            return true;
        }
        leave(number, run, found.all());
        return found.all().isEmpty();
    }

    /** What was found, in the order in which it was. Thread-safe. */
    private static final class Findings {
        private final List<String> sentences = new ArrayList<>();

        synchronized void add(String sentence) {
            sentences.add(sentence);
        }

        synchronized List<String> all() {
            return List.copyOf(sentences);
        }
    }

    /** Threads may end, and descriptors be closed, a little later. */
    private void checkGivenBack(Resources before, Findings found) {
        long deadline = System.nanoTime() + GIVE_BACK;
        Resources held = Resources.now();
        while (held.beyond(before, "") != null && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK);
            held = Resources.now();
        }
        String more = held.beyond(before, "before this round");
        if (more != null) {
            found.add(more);
        }
    }

    /** Over all rounds; nobody holds the run of the last one any more. */
    private boolean hasGrown(int number) {
        Resources held = Resources.now().collected();
        after.add(held);
        String more = closed ? null : atMost(held).beyond(first(), "after the first rounds");
        if (more != null) {
            follower.found(number, more, null);
        }
        return more != null;
    }

    /** What is held now, with the least heap of the last rounds. */
    private Resources atMost(Resources held) {
        List<Resources> last = after.subList(Math.max(0, after.size() - SAMPLE), after.size());
        return new Resources(held.descriptors(), held.threads(), leastHeap(last));
    }

    /** What was held after the first rounds. */
    private Resources first() {
        List<Resources> first = after.subList(0, Math.min(SAMPLE, after.size()));
        Resources one = first.getLast();
        return new Resources(one.descriptors(), one.threads(), leastHeap(first));
    }

    private static long leastHeap(List<Resources> rounds) {
        return rounds.stream().mapToLong(Resources::heap).min().orElse(0);
    }

    private void leave(int number, RecordedRun run, List<String> sentences) {
        Path folder = options.folder();
        Path file =
                folder == null || sentences.isEmpty()
                        ? null
                        : Saves.leave(
                                run,
                                folder,
                                String.format(
                                        Locale.ROOT,
                                        "torture-%d-%d.json.gz",
                                        options.seed(),
                                        number));
        sentences.forEach(sentence -> follower.found(number, sentence, file));
    }

    /** What was done so far. */
    public Counts counts() {
        return counts;
    }

    /** Ends it; the round under way is not judged. */
    @Override
    public void close() {
        closed = true;
        Round round = now;
        if (round != null) {
            round.close();
        }
    }
}
