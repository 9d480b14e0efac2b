package loopscope.measure;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.takeaway.runs.RunFile;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.metadata.StageConditions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long a run of a million calls takes to be saved and opened, and what it holds in memory. */
final class OpenMeasurement implements Measurement {
    private static final int CALLS = 1_000_000;
    private static final int CLIENTS = 20;
    private static final int MOST_BEHIND = 50_000;
    private static final double MEGABYTE = 1e6;
    private static final String SUBJECT = "a run of a million calls";

    @Override
    public String name() {
        return "open";
    }

    @Override
    public String what() {
        return "saving and opening a run of a million calls";
    }

    @Override
    public Report measure(Effort effort) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("loopscope-measure");
        Path file = folder.resolve("run.json");
        try {
            return measure(file, effort);
        } catch (CaptureFailedException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static Report measure(Path file, Effort effort)
            throws IOException, InterruptedException, CaptureFailedException {
        Report.Draft draft = new Report.Draft("Twenty clients; a plain file of JSON.");
        long empty = used();
        RecordedRun run = recorded();
        double live = (used() - empty) / (double) CALLS;
        draft.add(figure("memory, live", "B a call", live, Bound.atMost(96)));
        Samples save = new Samples();
        Samples open = new Samples();
        for (int i = 0; i < effort.rounds(); i++) {
            long begin = System.nanoTime();
            RunFile.save(run, file, FileChoice.REPLACE);
            long saved = System.nanoTime();
            RecordedRun opened = RunFile.open(file);
            double megabytes = Files.size(file) / MEGABYTE;
            open.add((System.nanoTime() - saved) / 1e9 * 100 / megabytes);
            save.add(CALLS * 1e9 / (saved - begin));
            if (opened.stages().size() != 1) {
                throw new IOException("What was opened is not what was saved.");
            }
        }
        draft.add(save.figure(SUBJECT, "saved", "calls/s", Bound.atLeast(300_000)));
        draft.add(open.figure(SUBJECT, "opened", "s for 100 MB", Bound.atMost(2)));
        return draft.done();
    }

    private static Figure figure(String name, String unit, double value, Bound bound) {
        return new Figure(SUBJECT, name, unit, value, value, value, 1, bound);
    }

    private static RecordedRun recorded() throws InterruptedException, IOException {
        Trace trace = Trace.start(System.nanoTime(), 16L * CALLS);
        StageRecord record = StageRecord.of(trace);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = trace.connections().own("" + (char) ('A' + i), i);
            threads.add(Thread.ofPlatform().start(() -> serve(trace, client)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        trace.close();
        if (trace.dropped() > 0 || trace.followed() < trace.position()) {
            throw new IOException("The record has gaps: the machine is too busy.");
        }
        RecordedStage stage =
                new RecordedStage(
                        "threads",
                        "threads",
                        "blocking",
                        false,
                        "127.0.0.1:1",
                        record,
                        StageConditions.unopened(null, false));
        long end = trace.now();
        return new RecordedRun(
                RunAccount.titled("A million calls"), List.of(stage), new RunTimes(end, end));
    }

    /** Half of the calls wait, as a server's reads do; the other half do not, as its writes do. */
    private static void serve(Trace trace, int client) {
        Recorder recorder = trace.enter("worker", Role.SERVER);
        for (int i = 0; i < CALLS / CLIENTS / 2; i++) {
            recorder.begin(Op.READ, client, Recorder.BLOCKING, 0);
            while (trace.position() - trace.followed() > MOST_BEHIND) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            recorder.end(64);
            recorder.beginNonBlocking(Op.WRITE, client, 64);
            recorder.end(64);
        }
        trace.leave();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
