package loopscope.takeaway.text;

import loopscope.lab.Refusal;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.calls.CallFilter;
import loopscope.timeline.calls.CallLine;
import loopscope.timeline.calls.CallScan;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of a run, of the servers and of the clients, one after the other in the order in which
 * they ended; then those that had not ended, in the order in which they began. Needs memory for a
 * word a call, not for its text.
 */
final class CallLog {
    private static final int STEP = 100_000;
    private static final int MOST_MEMBERS = 64;

    private final RecordedRun run;
    private final long from;
    private final long to;
    private final List<Source> sources = new ArrayList<>();

    /**
     * @param options the range is heeded: calls that overlap it are read
     */
    CallLog(RecordedRun run, PictureOptions options) {
        this.run = run;
        this.from = options.range() == null ? 0 : options.range().from();
        this.to = options.range() == null ? run.end() : options.range().to();
        run.stages().forEach(stage -> sources.add(new Source(stage)));
    }

    /** Takes a call. */
    @FunctionalInterface
    interface Reader {
        void take(CallRecord call) throws IOException;
    }

    /** Reads all calls. */
    void read(Reader reader) throws IOException {
        List<Trace> traces = run.stages().stream().map(stage -> stage.record().trace()).toList();
        CallScan scan = new CallScan(traces, CallFilter.ALL);
        boolean more = true;
        while (more) {
            CallScan.Found found = scan.go(STEP, run.end());
            for (long call : found.calls()) {
                Source source = sources.get(CallScan.stage(call));
                if (source.isIn(CallScan.number(call))) {
                    reader.take(source.call());
                }
            }
            more = found.more();
        }
        readOpen(reader);
    }

    /** Reads the calls that had not ended when the run was over. */
    private void readOpen(Reader reader) throws IOException {
        List<CallRecord> open = new ArrayList<>();
        sources.forEach(source -> source.addOpen(open));
        open.sort(Comparator.comparingLong(CallRecord::begin));
        for (CallRecord call : open) {
            reader.take(call);
        }
    }

    /** One stage. */
    private final class Source {
        private final String stage;
        private final Trace trace;
        private final Event event;
        private final CallLine line;

        Source(RecordedStage of) {
            this.stage = of.name();
            this.trace = of.record().trace();
            this.event = trace.event();
            this.line =
                    new CallLine(
                            trace,
                            of.record().states(),
                            of.record().sockets(),
                            Refusal::of,
                            Connection::name,
                            MOST_MEMBERS);
        }

        /** Goes to an event; returns whether it is kept, and overlaps the range. */
        boolean isIn(long number) {
            return event.moveTo(number) && event.time() >= from && event.beginTime() <= to;
        }

        /** Adds the calls that no event up to the end of the run ends. */
        void addOpen(List<CallRecord> open) {
            Map<Integer, Long> begun = new LinkedHashMap<>();
            for (long number = trace.oldest(); event.moveTo(number); number++) {
                if (event.time() > run.end()) {
                    continue; // another thread's may come after it, and be earlier
                }
                if (event.isBegin()) {
                    begun.put(event.thread(), number);
                } else {
                    begun.remove(event.thread(), event.beginNumber());
                }
            }
            for (long number : begun.values()) {
                if (event.moveTo(number)
                        && event.op().isCall()
                        && run.end() >= from
                        && event.beginTime() <= to) {
                    open.add(call());
                }
            }
        }

        CallRecord call() {
            Connection about = trace.connections().get(event.connection());
            String client = about == null || !about.isClient() ? "" : about.name();
            return new CallRecord(
                    stage,
                    event.role() == Role.CLIENT ? "client " + client : thread(),
                    event.beginTime(),
                    event.isBegin() ? -1 : event.time() - event.beginTime(),
                    event.op().label(),
                    client,
                    event.isBegin() ? 0 : event.result(),
                    line.of(event));
        }

        private String thread() {
            ThreadName name = trace.threads().get(event.thread());
            return name == null ? "thread " + event.thread() : name.name();
        }
    }
}
