package loopscope.ui;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import loopscope.lab.ClientKind;
import loopscope.lab.LabClient;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Tally;
import loopscope.ui.stages.StageViewModel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how the window keeps up with many clients: 1,000 on each of two stages, {@code epoll}
 * above and {@code virtual} below. Each sends its next 64 bytes when the last came back.
 *
 * <p>Everything is in this process: servers, clients, record and window, without a display and with
 * the software pipeline. Prints every few seconds: frames a second and the longest gap between two;
 * how long after a key its effect is painted; echoes a second; how many events are kept; and the
 * heap in use, at the end after a collection. Arguments: how many clients (1000), for how many
 * seconds (60).
 */
public final class BusyWindow {
    private static final long PRINTED_EVERY = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_KEYS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final String MESSAGE = "x".repeat(64);

    private final OpenWindow window;
    private final List<Double> gaps = new ArrayList<>();
    private long last;

    private BusyWindow(OpenWindow window) {
        this.window = window;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        int clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        Path captures = Files.createTempDirectory("busy-window");
        try (OpenWindow window = new OpenWindow(captures, "epoll", "virtual")) {
            BusyWindow busy = new BusyWindow(window);
            busy.fill(clients);
            busy.measure(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        }
        Files.delete(captures);
        System.exit(0);
    }

    /** Adds clients that always have a message under way. */
    private void fill(int count) {
        OpenWindow.onFx(
                () -> {
                    for (int i = 0; i < count; i++) {
                        window.model.talk().add(ClientKind.INTERACTIVE);
                    }
                    return null;
                });
        OpenWindow.await(
                "all to be accepted",
                () -> tallies().stream().allMatch(tally -> tally.clients() >= count));
        List<LabClient> clients = OpenWindow.onFx(() -> List.copyOf(window.model.talk().clients()));
        clients.forEach(client -> client.onHeard((stage, bytes) -> client.say(stage, MESSAGE)));
        clients.forEach(client -> client.say(MESSAGE));
    }

    private List<Tally> tallies() {
        return window.model.stages().stream().map(s -> s.record().tally()).toList();
    }

    private void measure(long end) throws InterruptedException {
        OpenWindow.onFx(
                () -> {
                    frames().start();
                    return null;
                });
        long begin = System.nanoTime();
        while (System.nanoTime() < end) {
            print((System.nanoTime() - begin) / 1e9);
        }
        System.gc();
        System.out.printf(Locale.ROOT, "after a collection: heap %,d MiB%n", heapMebibytes());
    }

    private AnimationTimer frames() {
        return new AnimationTimer() {
            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                if (last != 0) {
                    gaps.add((time - last) / 1e6);
                }
                last = time;
            }
        };
    }

    private void print(double since) throws InterruptedException {
        OpenWindow.onFx(
                () -> {
                    gaps.clear();
                    return null;
                });
        long begin = System.nanoTime();
        long[] before = tallies().stream().mapToLong(Tally::messages).toArray();
        List<Double> answers = new ArrayList<>();
        while (System.nanoTime() - begin < PRINTED_EVERY) {
            answers.add(answer());
            LockSupport.parkNanos(BETWEEN_KEYS);
        }
        double took = (System.nanoTime() - begin) / 1e9;
        long[] after = tallies().stream().mapToLong(Tally::messages).toArray();
        double[] seen = OpenWindow.onFx(() -> gaps.stream().mapToDouble(g -> g).sorted().toArray());
        double[] answered = answers.stream().mapToDouble(a -> a).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%4.0f s: %5.1f frames/s (gaps: 99%% %4.0f ms, most %4.0f ms), a key is answered in"
                        + " %4.0f ms (most %4.0f ms), echoes/s %,7.0f and %,7.0f, %s, heap %,5d"
                        + " MiB%n",
                since,
                seen.length / took,
                part(seen, 0.99),
                part(seen, 1),
                part(answered, 0.5),
                part(answered, 1),
                (after[0] - before[0]) / took,
                (after[1] - before[1]) / took,
                events(),
                heapMebibytes());
    }

    private static long heapMebibytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() >> 20;
    }

    private String events() {
        StringBuilder text = new StringBuilder();
        for (StageViewModel stage : window.model.stages()) {
            StageRecord record = stage.record();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s%,d events kept of %,d, %,d behind, %,d calls dropped",
                            text.isEmpty() ? "" : "; ",
                            record.trace().position() - record.trace().oldest(),
                            record.trace().position(),
                            record.trace().position() - record.trace().followed(),
                            record.trace().dropped()));
        }
        return text.toString();
    }

    private static double part(double[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
    }

    /**
     * Milliseconds from a key press, which selects the next client, to the pulse after the one that
     * draws it.
     */
    private double answer() throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(2);
        long begin = System.nanoTime();
        OpenWindow.onFx(
                () -> {
                    KeyEvent press =
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    KeyCode.DOWN,
                                    false,
                                    false,
                                    false,
                                    false);
                    Event.fireEvent(window.scene().lookup("#canvas"), press);
                    Runnable[] once = new Runnable[1];
                    once[0] =
                            () -> {
                                shown.countDown();
                                if (shown.getCount() == 0) {
                                    window.scene().removePostLayoutPulseListener(once[0]);
                                }
                                Platform.requestNextPulse();
                            };
                    window.scene().addPostLayoutPulseListener(once[0]);
                    Platform.requestNextPulse();
                    return null;
                });
        shown.await();
        return (System.nanoTime() - begin) / 1e6;
    }
}
