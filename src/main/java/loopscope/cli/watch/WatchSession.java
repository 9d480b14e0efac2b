package loopscope.cli.watch;

import loopscope.cli.base.CallPrinter;
import loopscope.cli.base.Interrupts;
import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.ProgramLine;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.watch.WatchedRun;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Tally;
import loopscope.timeline.words.HonestyMarks;
import loopscope.trace.Address;
import loopscope.trace.Escape;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Watches a program of others in the terminal, until it ends, its time is over, or a signal comes.
 *
 * <pre>
 *   listening ... call call call ............ stopped: ...   the run
 * </pre>
 *
 * <p>At the first signal the program is stopped, and what it did is left; at the second this
 * program ends at once.
 */
final class WatchSession {
    private static final long PAUSE_MILLIS = 10;
    private static final int INTERRUPTED = 130;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean quiet;
    private final CountDownLatch signal = new CountDownLatch(1);
    private final Thread main = Thread.currentThread();
    private final Tally tally = new Tally();
    private final List<StageRecord> records = new ArrayList<>();
    private @Nullable CallPrinter printer;
    private volatile boolean opening = true;
    private long linesShown;

    /**
     * A session on the calling thread.
     *
     * @param quiet whether no calls are printed
     */
    WatchSession(PrintWriter out, PrintWriter err, boolean quiet) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
    }

    /**
     * Watches; blocks until it is over.
     *
     * @param nanos for how long at most
     * @return what it did
     * @throws CannotStartException if it can't be watched, or does not listen
     */
    RecordedRun run(Setup setup, long nanos) throws CannotStartException {
        Lab lab = new Lab();
        Thread hook = Thread.ofPlatform().name("loopscope-stop").unstarted(lab::close);
        Runtime.getRuntime().addShutdownHook(hook);
        boolean _ = Interrupts.handle(this::interrupted);
        try (lab) {
            Stage stage =
                    lab.open(
                            setup.watchedBy(
                                    trace -> {
                                        trace.follow(tally);
                                        records.add(StageRecord.of(trace));
                                        printer = quiet ? null : new CallPrinter(trace, out);
                                    }));
            opening = false;
            greet(stage);
            watch(stage, System.nanoTime() + nanos);
            String failure = stage.failure();
            RecordedRun run = stopped(lab, stage);
            sayGoodbye(failure, run);
            return run;
        } finally {
            forget(hook);
        }
    }

    /** On the signal's thread. */
    private void interrupted() {
        if (signal.getCount() == 0) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        signal.countDown();
        if (opening) {
            main.interrupt(); // which waits for the program to listen
        }
    }

    private void greet(Stage stage) {
        out.printf(
                Locale.ROOT,
                "listening on %s (%s)%n",
                Address.text(stage.address()),
                stage.model().title());
        out.flush();
        if (stage.isExposed()) {
            err.printf(
                    Locale.ROOT,
                    "Warning: on %s whoever can reach this machine can connect to it.%n",
                    Address.text(stage.address()));
            err.flush();
        }
    }

    private void watch(Stage stage, long deadline) {
        boolean over = false;
        while (!over && !out.checkError()) { // also flushes
            boolean more = printer != null && printer.printSome();
            sayLines(stage);
            over =
                    signalled(more ? 0 : PAUSE_MILLIS)
                            || stage.failure() != null
                            || System.nanoTime() - deadline > 0;
        }
    }

    private boolean signalled(long millis) {
        try {
            return signal.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Shows what the program has written; its bytes are data. */
    private void sayLines(Stage stage) {
        for (ProgramLine line : stage.output()) {
            if (line.number() >= linesShown) {
                err.println("| " + Escape.printable(line.text()));
                linesShown = line.number() + 1;
            }
        }
        err.flush();
    }

    private RecordedRun stopped(Lab lab, Stage stage) {
        lab.stop(stage);
        while (printer != null && printer.printSome() && !out.checkError()) {
            // Until all is printed.
        }
        sayLines(stage);
        return WatchedRun.of(stage, records.getFirst());
    }

    private void sayGoodbye(@Nullable String failure, RecordedRun run) {
        if (failure != null) {
            err.println(failure);
        }
        run.marks().forEach(err::println);
        err.println(String.join(" · ", HonestyMarks.of(run.stages().getFirst().conditions())));
        err.flush();
        out.println("stopped: " + summary(tally, records.getFirst().lanes()));
        out.flush();
    }

    /**
     * How many clients and messages there were: {@code 1 client, 4 messages, 2 more clients never
     * accepted}.
     */
    static String summary(Tally tally, Lanes lanes) {
        long waited =
                lanes.clients().stream()
                        .filter(client -> client.tally().toAccept() == ClientTally.NEVER)
                        .filter(WatchSession::wasInTheAcceptQueue)
                        .count();
        String counted =
                Units.count(tally.clients(), "client")
                        + ", "
                        + Units.count(tally.messages(), "message");
        return waited == 0
                ? counted
                : counted + ", " + Units.count(waited, "more client") + " never accepted";
    }

    private static boolean wasInTheAcceptQueue(ClientLane client) {
        Phases.View phases = client.phases();
        return IntStream.range(0, phases.size())
                .anyMatch(row -> phases.phase(row) == Phase.IN_ACCEPT_QUEUE);
    }

    private static void forget(Thread hook) {
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // It runs.
        }
    }
}
