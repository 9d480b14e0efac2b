package loopscope.foreign;

import loopscope.foreign.tracer.CallText;
import loopscope.foreign.tracer.TracedText;
import loopscope.trace.Interest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sets that a select(2) or poll(2) was given. A loop gives mostly the same ones again, which
 * are long where there are many clients: so they are read once.
 *
 * @param texts the sets as the tracer prints them
 * @param version that of {@link Sockets} to which this belongs
 * @param numbers the sockets of each set, by their descriptors
 * @param watches what each of the server's sockets is watched for
 */
record GivenSets(
        List<String> texts,
        long version,
        List<Map<Integer, String>> numbers,
        Map<String, Integer> watches) {
    private static final int[] INTERESTS = {Interest.IN, Interest.OUT, Interest.EXCEPTIONAL};

    /** Those of a call, from a thread's call before where they are the same. */
    static GivenSets of(
            TracedThread thread, ForeignCall call, CallText arguments, Sockets sockets) {
        boolean polls = call == ForeignCall.POLL;
        List<String> texts =
                polls
                        ? List.of(arguments.at(0))
                        : List.of(arguments.at(1), arguments.at(2), arguments.at(3));
        GivenSets last = thread.given();
        if (last != null && last.version == sockets.version() && last.texts.equals(texts)) {
            return last;
        }
        GivenSets now = polls ? polled(texts, sockets) : selected(texts, sockets);
        thread.given(now);
        return now;
    }

    private static GivenSets polled(List<String> texts, Sockets sockets) {
        String table = texts.getFirst();
        return new GivenSets(
                texts,
                sockets.version(),
                List.of(TracedText.polledSockets(table)),
                servers(TracedText.polled(table), sockets));
    }

    private static GivenSets selected(List<String> texts, Sockets sockets) {
        List<Map<Integer, String>> numbers = texts.stream().map(TracedText::sockets).toList();
        Map<String, Integer> all = new LinkedHashMap<>();
        for (int i = 0; i < INTERESTS.length; i++) {
            for (String name : numbers.get(i).values()) {
                all.merge(name, INTERESTS[i], (a, b) -> a | b);
            }
        }
        return new GivenSets(texts, sockets.version(), numbers, servers(all, sockets));
    }

    private static Map<String, Integer> servers(Map<String, Integer> all, Sockets sockets) {
        all.keySet().removeIf(name -> sockets.connection(name) == 0);
        return all;
    }
}
