package loopscope.ui.measure;

import loopscope.measure.Bound;
import loopscope.measure.Effort;
import loopscope.measure.Figure;
import loopscope.measure.Measurement;
import loopscope.measure.Report;
import loopscope.measure.Samples;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What the window costs while nothing happens: two stages with three clients that are connected and
 * say nothing.
 */
final class QuietMeasurement implements Measurement {
    private static final int CLIENTS = 3;
    private static final int TURNS = 4;
    private static final String SUBJECT = "the whole process";
    private static final Bound NEXT_TO_NOTHING = Bound.atMost(2);

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public String what() {
        return "what the window costs while nothing happens";
    }

    @Override
    public Report measure(Effort effort) throws IOException {
        List<Figure> figures = new ArrayList<>();
        try (MeasuredWindow window = new MeasuredWindow("sequential", "select")) {
            window.fill(CLIENTS);
            // Longer than most of what runs while nothing happens takes to be compiled.
            MeasuredWindow.pause(5 * effort.warmUp().toNanos());
            figures.add(share("live", effort, null));
            change(() -> window.model.time().pause());
            figures.add(share("paused", effort, NEXT_TO_NOTHING));
            change(() -> window.stage.setIconified(true));
            figures.add(share("paused, hidden", effort, NEXT_TO_NOTHING));
            change(() -> window.model.time().follow());
            figures.add(share("live, hidden", effort, NEXT_TO_NOTHING));
        }
        return new Report(
                "sequential above select, three clients that say nothing. Servers, clients and"
                        + " window are one process, drawn into memory by software.",
                figures,
                List.of());
    }

    private static void change(Runnable what) {
        MeasuredWindow.onFx(
                () -> {
                    what.run();
                    return true;
                });
    }

    private static Figure share(String when, Effort effort, @Nullable Bound bound) {
        MeasuredWindow.pause(effort.turn().toNanos());
        Samples shares = new Samples();
        for (int i = 0; i < effort.rounds(); i++) {
            long used = processNanos();
            long begin = System.nanoTime();
            MeasuredWindow.pause(TURNS * effort.turn().toNanos());
            shares.add(100.0 * (processNanos() - used) / (System.nanoTime() - begin));
        }
        return shares.figure(SUBJECT, "of a core, " + when, "%", bound);
    }

    private static long processNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
