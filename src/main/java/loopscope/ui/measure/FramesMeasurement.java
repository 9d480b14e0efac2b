package loopscope.ui.measure;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import loopscope.lab.LabClient;
import loopscope.measure.Bound;
import loopscope.measure.Effort;
import loopscope.measure.Figure;
import loopscope.measure.Measurement;
import loopscope.measure.Report;
import loopscope.measure.Samples;
import loopscope.timeline.lanes.Tally;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the window keeps up: with busy clients on two stages, each of which sends its next 64
 * bytes when the last came back; and with a million calls on a thousand lanes, at three zooms.
 */
final class FramesMeasurement implements Measurement {
    private static final String ABOVE = "epoll";
    private static final String BELOW = "virtual";
    private static final String MESSAGE = "x".repeat(64);
    private static final int CLIENTS = 1_000;
    private static final int FEW_CLIENTS = 20;
    private static final int TURNS = 8;
    private static final long BETWEEN_KEYS = TimeUnit.MILLISECONDS.toNanos(250);

    /** A toolkit that aims at 60 frames a second makes a few less or more in a second. */
    private static final Bound FLUENT = Bound.atLeast(59);

    private static final Bound PROMPT = Bound.atMost(50);

    @Override
    public String name() {
        return "frames";
    }

    @Override
    public String what() {
        return "whether the window keeps up with busy clients, and with a million calls";
    }

    @Override
    public Report measure(Effort effort) throws IOException, InterruptedException {
        int clients = effort.equals(Effort.QUICK) ? FEW_CLIENTS : CLIENTS;
        List<Figure> figures = new ArrayList<>();
        try (MeasuredWindow window = new MeasuredWindow(ABOVE, BELOW)) {
            List<LabClient> all = window.fill(clients);
            all.forEach(client -> client.onHeard((stage, _) -> client.say(stage, MESSAGE)));
            all.forEach(client -> client.say(MESSAGE));
            figures.addAll(new Busy(window, clients).figures(effort));
        }
        figures.addAll(PaintedRecord.figures(effort));
        return new Report(
                String.format(
                        Locale.ROOT,
                        "The window is drawn into memory by software, in one process with servers"
                                + " and clients: %,d clients on %s and as many on %s, each with one"
                                + " message under way. Painting: %s.",
                        clients,
                        ABOVE,
                        BELOW,
                        PaintedRecord.SETTING),
                figures,
                List.of());
    }

    /** A window whose clients are busy. */
    private static final class Busy {
        private final MeasuredWindow window;
        private final String subject;
        private int frames;

        Busy(MeasuredWindow window, int clients) {
            this.window = window;
            this.subject = String.format(Locale.ROOT, "2 × %,d busy clients", clients);
        }

        List<Figure> figures(Effort effort) throws InterruptedException {
            AnimationTimer counting =
                    new AnimationTimer() {
                        @Override
                        public void handle(long now) {
                            frames++;
                        }
                    };
            MeasuredWindow.onFx(
                    () -> {
                        counting.start();
                        return true;
                    });
            MeasuredWindow.pause(TURNS * effort.warmUp().toNanos() / 2);
            Samples rates = new Samples();
            Samples keys = new Samples();
            Samples echoes = new Samples();
            for (int i = 0; i < effort.rounds(); i++) {
                turn(TURNS * effort.turn().toNanos(), rates, keys, echoes);
            }
            MeasuredWindow.onFx(
                    () -> {
                        counting.stop();
                        return true;
                    });
            return List.of(
                    rates.figure(subject, "frames", "/s", FLUENT),
                    keys.figure(subject, "a key answered, median of a round", "ms", PROMPT),
                    echoes.figure(subject, "messages meanwhile, both stages", "/s", null));
        }

        private void turn(long nanos, Samples rates, Samples keys, Samples echoes)
                throws InterruptedException {
            int before = MeasuredWindow.onFx(() -> frames);
            long messages = messages();
            long begin = System.nanoTime();
            Samples answers = new Samples();
            do {
                answers.add(answer());
                MeasuredWindow.pause(Math.min(nanos, BETWEEN_KEYS));
            } while (System.nanoTime() - begin < nanos);
            int after = MeasuredWindow.onFx(() -> frames);
            double took = (System.nanoTime() - begin) / 1e9;
            rates.add((after - before) / took);
            echoes.add((messages() - messages) / took);
            keys.add(answers.median());
        }

        private long messages() {
            return window.tallies().stream().mapToLong(Tally::messages).sum();
        }

        /**
         * Milliseconds from a key press, which selects the next client, to the pulse after the one
         * that draws it.
         */
        private double answer() throws InterruptedException {
            CountDownLatch shown = new CountDownLatch(2);
            long begin = System.nanoTime();
            MeasuredWindow.onFx(
                    () -> {
                        Event.fireEvent(window.scene().lookup("#canvas"), down());
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
                        return true;
                    });
            shown.await();
            return (System.nanoTime() - begin) / 1e6;
        }

        private static KeyEvent down() {
            return new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false);
        }
    }
}
