package loopscope.measure;

import java.util.ArrayList;
import java.util.List;

/** The turns of one server, and what they come to; confined to one thread. */
final class ServerTurns {
    private final List<Turn> turns = new ArrayList<>();

    void add(Turn turn) {
        turns.add(turn);
    }

    /** Microseconds of processor time a message. */
    Samples micros() {
        Samples samples = new Samples();
        turns.forEach(turn -> samples.add(turn.micros()));
        return samples;
    }

    /** Messages a second. */
    Samples rates() {
        Samples samples = new Samples();
        turns.forEach(turn -> samples.add(turn.perSecond()));
        return samples;
    }

    /** Whether the throughput is the server's own. */
    boolean isSaturated() {
        return turns.stream().filter(Turn::isSaturated).count() * 2 > turns.size();
    }
}
