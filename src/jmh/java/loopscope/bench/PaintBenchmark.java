package loopscope.bench;

import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

import loopscope.picture.Painter;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.CanvasSurface;
import loopscope.picture.surface.Theme;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.sets.StateTable;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.Sentence;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Measures how long a frame takes, pixels included, with a million calls on 1,000 lanes at
 * 1600x900; and how long the state at an instant takes.
 *
 * <p>Paints off screen with the software pipeline, at three zooms: everything in view, a hundredth
 * of it, and a hundred calls. First it pans a little for each frame; then it follows live, while
 * some threads record. Every sixth frame digests all lanes first, as the window does ten times a
 * second. The states are those of the state table, at instants all over the run. Real threads
 * record the calls at real times, without sockets. Argument: how many frames (600).
 */
public final class PaintBenchmark {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int PAIRS = 500;
    private static final int CALLS_EACH = 1_000;
    private static final int LIVE_PAIRS = 25;
    private static final int WARM_UPS = 1_000;
    private static final int FRAMES_BETWEEN_DIGESTS = 6;
    private static final double HUNDREDTH = 0.01;
    private static final double HUNDRED_CALLS = 50.0 / (PAIRS * CALLS_EACH);
    private static final double FRAME_LIMIT_MILLIS = 16.7;
    private static final double STATE_LIMIT_MILLIS = 5;

    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private final WritableImage pixels = new WritableImage(WIDTH, HEIGHT);
    private final StageRecord record;
    private final long end;
    private StageSpec stage;
    private Sentence sentence;
    private int frames;

    private PaintBenchmark(StageRecord record) {
        this.record = record;
        this.end = record.trace().now();
        this.stage = stage(end);
        this.sentence = Sentence.at(end, end, List.of(stage.subject()));
    }

    private StageSpec stage(long now) {
        return new StageSpec(
                "threads",
                "blocking",
                false,
                "127.0.0.1:0",
                Digest.of(record.lanes(), now, now),
                List.of());
    }

    /** Runs and prints the table. */
    public static void main(String[] arguments) throws Exception {
        int frames = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 600;
        StageRecord record = record();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.startup(
                () -> {
                    try {
                        new PaintBenchmark(record).measure(frames);
                        done.complete(null);
                    } catch (RuntimeException | Error e) {
                        done.completeExceptionally(e);
                    }
                });
        done.get();
        Platform.exit();
        record.trace().close();
    }

    private void measure(int frames) {
        System.out.printf(
                Locale.ROOT,
                "%,d calls on %d lanes, %dx%d, %d frames each%n",
                2L * PAIRS * CALLS_EACH,
                2 * PAIRS,
                WIDTH,
                HEIGHT,
                frames);
        System.out.printf(
                Locale.ROOT, "%-26s %8s %8s %8s %8s%n", "in view", "median", "95%", "99%", "most");
        scrubbed("everything", 1, frames);
        scrubbed("a hundredth", HUNDREDTH, frames);
        scrubbed("a hundred calls", HUNDRED_CALLS, frames);
        states(frames);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> talking = talk(record.trace(), LIVE_PAIRS, turn -> !over.get());
        live("everything", 1, frames);
        live("a hundredth", HUNDREDTH, frames);
        live("a hundred calls", HUNDRED_CALLS, frames);
        over.set(true);
        awaitAll(talking);
    }

    private double first() {
        return record.lanes().threads().getFirst().calls().from(0);
    }

    private void scrubbed(String what, double share, int frames) {
        Viewport view = view(first(), end, share);
        measure(what, frames, FRAME_LIMIT_MILLIS, i -> frame(view.panned(i % 50), end));
    }

    private void live(String what, double share, int frames) {
        IntConsumer frame =
                i -> {
                    long now = record.trace().now();
                    frame(view(now - (now - first()) * share, now, 1), now);
                };
        measure(what + ", live", frames, FRAME_LIMIT_MILLIS, frame);
    }

    private static Viewport view(double from, double to, double share) {
        return Viewport.between(from, from + (to - from) * share, Layout.laneWidth(WIDTH));
    }

    private void states(int times) {
        Trace trace = record.trace();
        long all = trace.position() - trace.oldest();
        IntConsumer state =
                i -> {
                    long number = trace.oldest() + 1 + i * 7_919_993L % all;
                    Event event = trace.event();
                    event.moveTo(number);
                    StateTable.of(record, number, event.time());
                };
        measure("(the state at a moment)", times, STATE_LIMIT_MILLIS, state);
    }

    private static void measure(String what, int times, double limitMillis, IntConsumer work) {
        for (int i = 0; i < WARM_UPS; i++) {
            work.accept(i);
        }
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            work.accept(i);
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-26s %5.1f ms %5.1f ms %5.1f ms %5.1f ms  %s%n",
                what,
                millis[times / 2],
                millis[times * 95 / 100],
                millis[times * 99 / 100],
                millis[times - 1],
                millis[times * 99 / 100] <= limitMillis ? "reached" : "missed");
    }

    private void frame(Viewport view, long now) {
        if (frames++ % FRAMES_BETWEEN_DIGESTS == 0) {
            stage = stage(now);
            sentence = Sentence.at(now, now, List.of(stage.subject()));
        }
        PictureSpec spec =
                new PictureSpec(
                        "",
                        List.of(stage),
                        view,
                        now,
                        now,
                        OptionalLong.empty(),
                        Notes.NONE,
                        sentence,
                        WIDTH,
                        HEIGHT,
                        Theme.LIGHT,
                        PictureSpec.Chrome.WINDOW);
        surface.begin(1, 1, 0, 0);
        Painter.paint(surface, Layout.of(spec));
        canvas.snapshot(null, pixels);
    }

    private static StageRecord record() {
        Trace trace = Trace.start(System.nanoTime(), 16_000_000);
        StageRecord record = StageRecord.of(trace);
        awaitAll(talk(trace, PAIRS, turn -> turn < CALLS_EACH / 2));
        while (trace.followed() < trace.position()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        if (trace.dropped() > 0) {
            throw new IllegalStateException(trace.dropped() + " calls were dropped");
        }
        return record;
    }

    /**
     * Starts pairs of threads, a server's and its client's, that record calls while the test allows
     * the next turn.
     */
    private static List<Thread> talk(Trace trace, int pairs, IntPredicate isToCome) {
        CountDownLatch ready = new CountDownLatch(2 * pairs);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            int client = trace.connections().own("" + (char) ('A' + i % 26), i);
            threads.add(Thread.ofPlatform().start(() -> serve(trace, client, ready, isToCome)));
            threads.add(Thread.ofPlatform().start(() -> speak(trace, client, ready, isToCome)));
        }
        return threads;
    }

    private static void serve(
            Trace trace, int client, CountDownLatch ready, IntPredicate isToCome) {
        Recorder recorder = trace.enter("worker", Role.SERVER);
        meet(ready);
        recorder.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0);
        recorder.endAccept(3, client, 0);
        for (int i = 1; isToCome.test(i); i++) {
            recorder.begin(Op.READ, client, Recorder.BLOCKING, 0);
            pause(trace);
            recorder.end(64);
            recorder.beginNonBlocking(Op.WRITE, client, 64);
            recorder.end(64);
        }
        trace.leave();
    }

    private static void speak(
            Trace trace, int client, CountDownLatch ready, IntPredicate isToCome) {
        Recorder recorder = trace.enter("client", Role.CLIENT);
        meet(ready);
        recorder.begin(Op.CONNECT, client, Recorder.BLOCKING, 0);
        recorder.end(0);
        for (int i = 1; isToCome.test(i); i++) {
            recorder.begin(Op.WRITE, client, Recorder.BLOCKING, 64);
            recorder.end(64);
            recorder.begin(Op.READ, client, Recorder.BLOCKING, 0);
            pause(trace);
            recorder.end(64);
        }
        trace.leave();
    }

    /**
     * Pauses until the followers have nearly caught up, so that none of the thousand threads' calls
     * are dropped.
     */
    private static void pause(Trace trace) {
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        } while (trace.position() - trace.followed() > 50_000);
    }

    private static void meet(CountDownLatch ready) {
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitAll(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
