package loopscope.bench;

import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

import loopscope.picture.CanvasSurface;
import loopscope.picture.Layout;
import loopscope.picture.Notes;
import loopscope.picture.Painter;
import loopscope.picture.Shot;
import loopscope.picture.StageShot;
import loopscope.picture.Theme;
import loopscope.timeline.Digest;
import loopscope.timeline.StageRecord;
import loopscope.timeline.Viewport;
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
import java.util.concurrent.locks.LockSupport;

/**
 * How long a frame takes: a million calls on 1,000 lanes, at 1600x900, pixels included.
 *
 * <p>Painted off screen with the software pipeline, at three zooms: everything in view, a hundredth
 * of it, and a hundred calls; each frame looks a little further, as while panning, and every sixth
 * one takes stock of all lanes first, as the window does ten times a second. Calls are recorded by
 * real threads at real times; no sockets are needed for that. Argument: how many frames (600).
 */
public final class PaintBenchmark {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int PAIRS = 500;
    private static final int CALLS_EACH = 1_000;
    private static final int WARM_UPS = 200;
    private static final int FRAMES_BETWEEN_DIGESTS = 6;
    private static final double LIMIT_MILLIS = 16.7;

    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private final WritableImage pixels = new WritableImage(WIDTH, HEIGHT);
    private final StageRecord record;
    private final long end;
    private StageShot stage;
    private int frames;

    private PaintBenchmark(StageRecord record) {
        this.record = record;
        this.end = record.trace().now();
        this.stage = stage();
    }

    private StageShot stage() {
        return new StageShot(
                "threads",
                "blocking",
                false,
                "127.0.0.1:0",
                Digest.of(record.lanes(), end, end),
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
                "%,d calls on %d lanes, %dx%d, %d frames each%n",
                2L * PAIRS * CALLS_EACH, 2 * PAIRS, WIDTH, HEIGHT, frames);
        System.out.printf("%-24s %8s %8s %8s %8s%n", "in view", "median", "95%", "99%", "most");
        double everything = end - first();
        measure("everything", everything, frames);
        measure("a hundredth", everything / 100, frames);
        measure("a hundred calls", everything / (2.0 * PAIRS * CALLS_EACH) * 100, frames);
    }

    private double first() {
        return record.lanes().threads().getFirst().calls().get(0, 0);
    }

    private void measure(String what, double length, int frames) {
        double width = Layout.laneWidth(WIDTH);
        Viewport view = Viewport.between(first(), first() + length, width);
        for (int i = 0; i < WARM_UPS; i++) {
            frame(view.panned(i % 50));
        }
        double[] millis = new double[frames];
        for (int i = 0; i < frames; i++) {
            millis[i] = frame(view.panned(i % 50));
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-24s %5.1f ms %5.1f ms %5.1f ms %5.1f ms  %s%n",
                what,
                millis[frames / 2],
                millis[frames * 95 / 100],
                millis[frames * 99 / 100],
                millis[frames - 1],
                millis[frames * 99 / 100] <= LIMIT_MILLIS ? "reached" : "missed");
    }

    private double frame(Viewport view) {
        long begin = System.nanoTime();
        if (frames++ % FRAMES_BETWEEN_DIGESTS == 0) {
            stage = stage();
        }
        Shot shot =
                new Shot(
                        "",
                        List.of(stage),
                        view,
                        end,
                        end,
                        OptionalLong.empty(),
                        Notes.NONE,
                        WIDTH,
                        HEIGHT,
                        Theme.LIGHT,
                        Shot.Chrome.WINDOW);
        surface.begin(1, 1, 0, 0);
        Painter.paint(surface, shot);
        canvas.snapshot(null, pixels);
        return (System.nanoTime() - begin) / 1e6;
    }

    private static StageRecord record() throws InterruptedException {
        Trace trace = Trace.start(System.nanoTime(), 16_000_000);
        StageRecord record = StageRecord.of(trace);
        CountDownLatch ready = new CountDownLatch(2 * PAIRS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            int client = trace.connections().own("" + (char) ('A' + i % 26), i);
            threads.add(Thread.ofPlatform().start(() -> serve(trace, client, ready)));
            threads.add(Thread.ofPlatform().start(() -> speak(trace, client, ready)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        while (trace.followed() < trace.position()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        if (trace.dropped() > 0) {
            throw new IllegalStateException(trace.dropped() + " calls were dropped");
        }
        return record;
    }

    private static void serve(Trace trace, int client, CountDownLatch ready) {
        Recorder recorder = trace.enter("worker", Role.SERVER);
        meet(ready);
        recorder.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0);
        recorder.endAccept(3, client, 0);
        for (int i = 1; i < CALLS_EACH / 2; i++) {
            recorder.begin(Op.READ, client, Recorder.BLOCKING, 0);
            pause(trace);
            recorder.end(64);
            recorder.beginNonBlocking(Op.WRITE, client, 64);
            recorder.end(64);
        }
        trace.leave();
    }

    private static void speak(Trace trace, int client, CountDownLatch ready) {
        Recorder recorder = trace.enter("client", Role.CLIENT);
        meet(ready);
        recorder.begin(Op.CONNECT, client, Recorder.BLOCKING, 0);
        recorder.end(0);
        for (int i = 1; i < CALLS_EACH / 2; i++) {
            recorder.begin(Op.WRITE, client, Recorder.BLOCKING, 64);
            recorder.end(64);
            recorder.begin(Op.READ, client, Recorder.BLOCKING, 0);
            pause(trace);
            recorder.end(64);
        }
        trace.leave();
    }

    /** Lets the followers keep up, so that nothing is dropped: a thousand threads are many. */
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
}
