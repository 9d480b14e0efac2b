package loopscope.cli.serve;

import loopscope.cli.base.CallPrinter;
import loopscope.cli.base.ExitCode;
import loopscope.lab.Stage;
import loopscope.timeline.lanes.Tally;
import loopscope.trace.Address;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a server in the terminal until it is stopped.
 *
 * <pre>
 *   the command's thread: listening ... call call call ............ stopped: ...
 *   the signal's thread:                   stop the server ─▸        ─▸ exit
 * </pre>
 *
 * <p>Ctrl-C (SIGINT), SIGTERM and SIGHUP start the JVM's shutdown, which would end with 128 and the
 * signal's number. A shutdown hook is the one supported way to react to all of them; it ends the
 * process by {@link Runtime#halt}, the only call that sets another exit code from there. No other
 * hook would be cut short by that. Every wait of the hook has a limit: a stuck client, or a
 * terminal that takes no more output, can't keep the process alive.
 */
final class ServeSession {
    private static final long PAUSE_MILLIS = 10;
    private static final long REST_MILLIS = 1000;
    private static final long LAST_LINE_MILLIS = 5000;

    private final Stage stage;
    private final Tally tally;
    private final @Nullable CallPrinter printer;
    private final SessionRecords records;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch said = new CountDownLatch(1);
    private String notice = "";

    /**
     * @param printer prints the calls; null for none
     * @param records are ended with the session
     */
    ServeSession(
            Stage stage,
            Tally tally,
            @Nullable CallPrinter printer,
            SessionRecords records,
            PrintWriter out,
            PrintWriter err) {
        this.stage = stage;
        this.tally = tally;
        this.printer = printer;
        this.records = records;
        this.out = out;
        this.err = err;
    }

    /**
     * Serves until a signal, an interrupt of this thread, a failure of the server, or a closed
     * output.
     */
    int run() {
        Thread hook = Thread.ofPlatform().name("loopscope-stop").unstarted(this::stopAndHalt);
        Runtime.getRuntime().addShutdownHook(hook);
        out.printf(
                Locale.ROOT,
                "listening on %s (%s)%n",
                Address.text(stage.address()),
                stage.model().id());
        int code = serve();
        records.finishRuns();
        records.finishCasts();
        if (!forget(hook)) {
            awaitHalt();
        }
        return code == ExitCode.DONE ? records.exitCode() : code;
    }

    private int serve() {
        while (!out.checkError()) { // also flushes
            boolean more = printer != null && printer.printSome();
            if (stopped(more ? 0 : PAUSE_MILLIS)) {
                return sayGoodbye();
            }
            sayNotices();
            String failure = stage.failure();
            if (failure != null) {
                stage.stop(); // so that the record is complete
                printRest(Long.MAX_VALUE);
                out.flush();
                err.println(failure);
                err.flush();
                return ExitCode.REFUSED;
            }
        }
        stage.stop(); // the reader of the output has closed it, as head does
        return ExitCode.DONE;
    }

    private boolean stopped(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stage.stop();
            return true;
        }
    }

    /** Prints the stage's latest notice, such as a client that had to be turned away. */
    private void sayNotices() {
        String latest = stage.notices().isEmpty() ? "" : stage.notices().getLast();
        if (!latest.equals(notice)) {
            notice = latest;
            err.println(latest);
            err.flush();
        }
    }

    private int sayGoodbye() {
        printRest(TimeUnit.MILLISECONDS.toNanos(REST_MILLIS));
        out.println(lastLine(stage.counted()));
        out.flush();
        said.countDown();
        return ExitCode.DONE;
    }

    /**
     * @param counted what its shared counter shows; below 0 for no counter
     */
    private String lastLine(int counted) {
        return String.format(
                Locale.ROOT,
                "stopped: %s, %s%s",
                count(tally.clients(), "client"),
                count(tally.messages(), "message"),
                counted < 0 ? "" : ", counted " + counted);
    }

    private static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /**
     * Prints the calls that were not printed yet, as far as there is time.
     *
     * @param nanos how long it may take, in nanoseconds
     */
    private void printRest(long nanos) {
        long begin = System.nanoTime();
        while (printer != null && printer.printSome() && !out.checkError()) {
            if (System.nanoTime() - begin > nanos) {
                printer.sayRest();
                return;
            }
        }
    }

    private void stopAndHalt() {
        try {
            stage.stop();
            stopped.countDown();
            records.finishRuns();
            boolean _ = said.await(LAST_LINE_MILLIS, TimeUnit.MILLISECONDS);
            records.finishCasts();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(records.exitCode());
        }
    }

    /** Removes the hook; returns false when it runs already. */
    private static boolean forget(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    private static void awaitHalt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
