package loopscope.ui;

import javafx.application.Platform;
import javafx.stage.Stage;

import loopscope.capture.Captures;
import loopscope.lab.ClientKind;
import loopscope.lab.LabClient;
import loopscope.timeline.lanes.Tally;
import loopscope.ui.appearance.Look;
import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.appearance.SystemColours;
import loopscope.ui.preferences.Preferences;
import loopscope.ui.preferences.WindowBounds;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Measures what the window costs while nothing happens: {@code sequential} above {@code select},
 * with three clients that are connected and send nothing.
 *
 * <p>Everything is in this process. Prints how much of one core the process takes, and which
 * threads take most of it, while the view is live, paused, minimised, and live again; and how long
 * the idle live window takes to show that a client has sent something. Runs at 1440 by 900 on a
 * display, or at 1000 by 900 without one ({@code -Dglass.platform=headless}). Argument: for how
 * many seconds each (10).
 */
public final class QuietWindow {
    private static final WindowBounds PLACE = new WindowBounds(0, 0, 1440, 900, false);

    /** Longer than most of what is run while nothing happens takes to be compiled. */
    private static final long SETTLING = TimeUnit.SECONDS.toNanos(40);

    private static final long BETWEEN_WORDS = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final int WORDS = 8;
    private static final int CLIENTS = 3;
    private static final int BUSIEST = 9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long nanos;
    private final Stage stage;
    private final WindowViewModel model;

    private QuietWindow(int seconds, Path captures) {
        nanos = TimeUnit.SECONDS.toNanos(seconds);
        Look.loadFonts();
        model =
                onFx(
                        () ->
                                new WindowViewModel(
                                        List.of("sequential", "select"),
                                        new Captures(() -> captures),
                                        new LookViewModel(SystemColours.theme())));
        stage = onFx(this::show);
    }

    private Stage show() {
        Preferences usual = Preferences.USUAL;
        Preferences placed =
                new Preferences(
                        PLACE,
                        usual.colours(),
                        usual.size(),
                        usual.divider(),
                        usual.models(),
                        usual.asksToClose(),
                        usual.tab(),
                        usual.codeApart(),
                        usual.keepsRuns());
        Stage made = new Stage();
        new MainWindow(made, model.look(), () -> model, placed).show(() -> {});
        return made;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path captures = Files.createTempDirectory("quiet-window");
        new QuietWindow(seconds, captures).measure();
        Files.delete(captures);
        Runtime.getRuntime().halt(0);
    }

    private void measure() {
        await(() -> model.stages().stream().allMatch(s -> s.stage() != null));
        for (int i = 0; i < CLIENTS; i++) {
            onFx(() -> run(() -> model.talk().add(ClientKind.INTERACTIVE)));
        }
        await(() -> tallies().stream().mapToLong(Tally::clients).max().orElse(0) == CLIENTS);
        System.out.printf(Locale.ROOT, "window %.0f x %.0f%n", stage.getWidth(), stage.getHeight());
        LockSupport.parkNanos(SETTLING);
        print("live");
        answer();
        onFx(() -> run(model.time()::pause));
        print("paused");
        onFx(() -> run(() -> stage.setIconified(true)));
        print("paused, minimised");
        onFx(() -> run(model.time()::follow));
        print("live, minimised");
        onFx(() -> run(() -> stage.setIconified(false)));
        print("live again");
    }

    private List<Tally> tallies() {
        return model.stages().stream().map(s -> s.record().tally()).toList();
    }

    private void print(String what) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        Map<Long, Long> before = threadTimes();
        long cpu = processTime();
        long begin = System.nanoTime();
        LockSupport.parkNanos(nanos);
        double took = System.nanoTime() - begin;
        double share = (processTime() - cpu) / took;
        String busiest =
                threadTimes().entrySet().stream()
                        .map(
                                t ->
                                        Map.entry(
                                                t.getKey(),
                                                t.getValue() - before.getOrDefault(t.getKey(), 0L)))
                        .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder()))
                        .limit(BUSIEST)
                        .map(
                                t ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.1f%%",
                                                name(t.getKey()),
                                                100 * t.getValue() / took))
                        .collect(Collectors.joining(", "));
        System.out.printf(
                Locale.ROOT, "%-18s %5.1f%% of a core (%s)%n", what, 100 * share, busiest);
    }

    private static long processTime() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private Map<Long, Long> threadTimes() {
        Map<Long, Long> times = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            times.put(id, threads.getThreadCpuTime(id));
        }
        return times;
    }

    private String name(long id) {
        var info = threads.getThreadInfo(id);
        return info == null ? "ended" : info.getThreadName();
    }

    /** Prints the times from a client's message to the next frame that shows it. */
    private void answer() {
        LabClient first = onFx(() -> model.talk().clients().getFirst());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            LockSupport.parkNanos(BETWEEN_WORDS);
            CompletableFuture<Long> shown = new CompletableFuture<>();
            long said = model.stages().getLast().record().trace().followed();
            Runnable look =
                    () -> {
                        if (model.stages().getLast().record().trace().followed() > said) {
                            shown.complete(System.nanoTime());
                        }
                    };
            onFx(() -> run(() -> stage.getScene().addPostLayoutPulseListener(look)));
            long begin = System.nanoTime();
            first.say("Ping");
            text.append(String.format(Locale.ROOT, " %.0f", (shown.join() - begin) / 1e6));
            onFx(() -> run(() -> stage.getScene().removePostLayoutPulseListener(look)));
        }
        System.out.println("a word is in the next frame after, ms:" + text);
    }

    private static boolean run(Runnable work) {
        work.run();
        return true;
    }

    private static void await(Callable<Boolean> condition) {
        while (!onFx(condition)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static <T> T onFx(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.join();
    }
}
