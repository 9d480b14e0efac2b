package loopscope.ui.measure;

import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

import loopscope.measure.Bound;
import loopscope.measure.Effort;
import loopscope.measure.Figure;
import loopscope.measure.Samples;
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
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * How long a frame of a long record takes, pixels included, and the state at an instant. Real
 * threads record the calls at real times, without sockets. Confined to the JavaFX thread.
 */
final class PaintedRecord {
    static final String SETTING =
            "a million calls on 1,000 lanes, 1600 x 900, panned a little for each frame";

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int PAIRS = 500;
    private static final int CALLS_EACH = 1_000;
    private static final int FEW_CALLS_EACH = 20;
    private static final int MOST_BEHIND = 50_000;
    private static final long EVENTS = 16_000_000;
    private static final int FRAMES = 30;
    private static final int FRAMES_BETWEEN_DIGESTS = 6;
    private static final double HUNDREDTH = 0.01;
    private static final double HUNDRED_CALLS = 50.0 / (PAIRS * CALLS_EACH);
    private static final Bound IN_A_FRAME = Bound.atMost(16.7);
    private static final Bound AT_ONCE = Bound.atMost(5);
    private static final String SUBJECT = "a million calls";

    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private final WritableImage pixels = new WritableImage(WIDTH, HEIGHT);
    private final Effort effort;
    private final StageRecord record;
    private final long end;
    private final List<Figure> figures = new ArrayList<>();
    private StageSpec stage;
    private Sentence sentence;
    private int frames;

    private PaintedRecord(StageRecord record, Effort effort) {
        this.record = record;
        this.effort = effort;
        this.end = record.trace().now();
        this.stage = stage(end);
        this.sentence = Sentence.at(end, end, List.of(stage.subject()));
    }

    /** Records, paints, and says how long it took; blocks for up to a minute. */
    static List<Figure> figures(Effort effort) throws InterruptedException {
        try (Trace trace = Trace.start(System.nanoTime(), EVENTS)) {
            StageRecord record = StageRecord.of(trace);
            talk(trace, effort.equals(Effort.QUICK) ? FEW_CALLS_EACH : CALLS_EACH);
            while (trace.followed() < trace.position()) {
                MeasuredWindow.pause(TimeUnit.MILLISECONDS.toNanos(1));
            }
            return MeasuredWindow.onFx(() -> new PaintedRecord(record, effort).figures());
        }
    }

    private List<Figure> figures() {
        painted("a frame, all of it in view", 1);
        painted("a frame, a hundredth in view", HUNDREDTH);
        painted("a frame, a hundred calls in view", HUNDRED_CALLS);
        Trace trace = record.trace();
        long all = trace.position() - trace.oldest();
        add(
                "the state at an instant",
                AT_ONCE,
                i -> {
                    long number = trace.oldest() + 1 + i * 7_919_993L % (all - 1);
                    Event event = trace.event();
                    if (event.moveTo(number)) {
                        StateTable _ = StateTable.of(record, number, event.time());
                    }
                });
        return figures;
    }

    private void painted(String name, double share) {
        double first = record.lanes().threads().getFirst().calls().from(0);
        Viewport view =
                Viewport.between(first, first + (end - first) * share, Layout.laneWidth(WIDTH));
        add(name, IN_A_FRAME, i -> frame(view.panned(i % 50)));
    }

    /** Each round's value is the mean of some turns. */
    private void add(String name, Bound bound, IntConsumer work) {
        long warm = System.nanoTime() + effort.warmUp().toNanos();
        Samples millis = new Samples();
        for (int round = 0; round < effort.rounds(); ) {
            long begin = System.nanoTime();
            for (int i = 0; i < FRAMES; i++) {
                work.accept(round * FRAMES + i);
            }
            if (begin >= warm) {
                millis.add((System.nanoTime() - begin) / 1e6 / FRAMES);
                round++;
            }
        }
        figures.add(millis.figure(SUBJECT, name, "ms", bound));
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

    private void frame(Viewport view) {
        if (frames++ % FRAMES_BETWEEN_DIGESTS == 0) { // ten times a second, as the window does
            stage = stage(end);
            sentence = Sentence.at(end, end, List.of(stage.subject()));
        }
        PictureSpec spec =
                new PictureSpec(
                        "",
                        List.of(stage),
                        view,
                        end,
                        end,
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

    /** Pairs of threads, a server's and its client's, record calls; blocks until all have. */
    private static void talk(Trace trace, int calls) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(2 * PAIRS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            int client = trace.connections().own(String.valueOf((char) ('A' + i % 26)), i);
            threads.add(Thread.ofPlatform().start(() -> serve(trace, client, calls, ready)));
            threads.add(Thread.ofPlatform().start(() -> speak(trace, client, calls, ready)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void serve(Trace trace, int client, int calls, CountDownLatch ready) {
        Recorder recorder = trace.enter("worker", Role.SERVER);
        meet(ready);
        recorder.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0);
        recorder.endAccept(3, client, 0);
        for (int i = 0; i < calls; i += 2) {
            recorder.begin(Op.READ, client, Recorder.BLOCKING, 0);
            pause(trace);
            recorder.end(64);
            recorder.beginNonBlocking(Op.WRITE, client, 64);
            recorder.end(64);
        }
        trace.leave();
    }

    private static void speak(Trace trace, int client, int calls, CountDownLatch ready) {
        Recorder recorder = trace.enter("client", Role.CLIENT);
        meet(ready);
        recorder.begin(Op.CONNECT, client, Recorder.BLOCKING, 0);
        recorder.end(0);
        for (int i = 0; i < calls; i += 2) {
            recorder.begin(Op.WRITE, client, Recorder.BLOCKING, 64);
            recorder.end(64);
            recorder.begin(Op.READ, client, Recorder.BLOCKING, 0);
            pause(trace);
            recorder.end(64);
        }
        trace.leave();
    }

    /** Pauses until the followers have nearly caught up, so that no call is dropped. */
    private static void pause(Trace trace) {
        do {
            MeasuredWindow.pause(TimeUnit.MILLISECONDS.toNanos(20));
        } while (trace.position() - trace.followed() > MOST_BEHIND);
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
