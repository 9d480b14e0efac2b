package loopscope.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** An event as a value, for tests to look at when the view has moved on. */
record Seen(
        long number,
        boolean begin,
        int thread,
        Op op,
        int connection,
        int argument,
        int result,
        long beginNumber,
        boolean merged,
        long beginTime,
        long time) {

    static Seen of(Event e) {
        return new Seen(
                e.number(),
                e.isBegin(),
                e.thread(),
                e.op(),
                e.connection(),
                e.argument(),
                e.isBegin() ? 0 : e.result(),
                e.beginNumber(),
                e.isMerged(),
                e.beginTime(),
                e.time());
    }

    /** All that a trace keeps; nothing may be recorded meanwhile. */
    static List<Seen> all(Trace trace) {
        Event event = trace.event();
        List<Seen> all = new ArrayList<>();
        LongStream.range(trace.oldest(), trace.position())
                .forEach(
                        number -> {
                            if (!event.moveTo(number)) {
                                throw new AssertionError("not to be read: " + number);
                            }
                            all.add(of(event));
                        });
        return all;
    }
}
