package loopscope.takeaway.animation;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunStep;

import java.util.ArrayList;
import java.util.List;

/**
 * Which instants of a run a film shows, and for how long.
 *
 * <pre>
 *   calls      ||  |  |                         | ||  |
 *   frames     .........            .           ........
 *                         idle: one frame, marked
 * </pre>
 *
 * While something happens, frames follow at even steps of time, as small as leaves the film short.
 * A longer time in which nothing happens is one frame. When a step of the lesson is over, and at
 * the end, the film stands still to be read.
 *
 * @param step the time from one frame to the next, in nanoseconds
 * @param frames at least one
 */
record FrameTimes(long step, List<FilmFrame> frames) {
    /** How long a frame is shown, in hundredths of a second. */
    static final int USUAL = 10;

    private static final int GAP = 80;
    private static final int READ = 180;
    private static final int LAST = 400;

    /** A film of more frames is too long to be looked at. */
    private static final int MOST = 150;

    /** The least step: a tenth of the real speed. */
    private static final long LEAST_STEP = 10_000_000;

    /** Fewer steps without anything are shown as they are. */
    private static final int IDLE = 5;

    static FrameTimes of(RecordedRun run) {
        BusyTimes busy = BusyTimes.of(run);
        long step = LEAST_STEP;
        while (true) {
            List<FilmFrame> frames = frames(run, busy, step);
            if (frames.size() <= MOST || step > run.end()) {
                return new FrameTimes(step, frames);
            }
            step = next(step);
        }
    }

    /** The next of 1, 2, 5, 10, 20, 50 … */
    private static long next(long step) {
        long power = 1;
        while (step / power >= 10) {
            power *= 10;
        }
        return step / power == 2 ? 5 * power : 2 * step;
    }

    private static List<FilmFrame> frames(RecordedRun run, BusyTimes busy, long step) {
        List<FilmFrame> frames = new ArrayList<>();
        long at = 0;
        while (at < run.end() && frames.size() <= MOST) {
            long idle = idle(run, busy, at, step);
            long next = at + Math.max(idle, 1) * step;
            frames.add(
                    idle < IDLE
                            ? new FilmFrame(at, USUAL, 0)
                            : new FilmFrame(Math.min(next, run.end()), GAP, idle * step));
            if (idle < IDLE) {
                next = at + step;
            }
            long read = ended(run, at, next);
            if (read < run.end()) {
                frames.add(new FilmFrame(read, READ, 0));
            }
            at = next;
        }
        frames.add(new FilmFrame(run.end(), LAST, 0));
        return frames;
    }

    /** For how many steps from a time on nothing happens, and no step of the lesson ends. */
    private static long idle(RecordedRun run, BusyTimes busy, long from, long step) {
        long count = 0;
        long at = from;
        while (at < run.end()
                && !busy.within(at - step, at + 2 * step)
                && ended(run, at, at + step) == Long.MAX_VALUE) {
            count++;
            at += step;
        }
        return count;
    }

    /** When a step of the lesson was over within a time; {@link Long#MAX_VALUE} if none was. */
    private static long ended(RecordedRun run, long from, long to) {
        return run.steps().stream()
                .mapToLong(RunStep::to)
                .filter(over -> over >= from && over < to)
                .max()
                .orElse(Long.MAX_VALUE);
    }
}
