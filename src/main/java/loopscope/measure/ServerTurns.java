package loopscope.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The turns of one server, and what they come to; confined to one thread. */
final class ServerTurns {
    private final List<Turn> turns = new ArrayList<>();

    void add(Turn turn) {
        turns.add(turn);
    }

    /** Microseconds of processor time a message. */
    Samples micros() {
        return samples(Turn::micros);
    }

    /** The same of the server's own threads alone, see {@link Turn#ownMicros}. */
    Samples ownMicros() {
        return samples(Turn::ownMicros);
    }

    /** Microseconds of processor time a message of the thread that follows the record. */
    Samples dispatcherMicros() {
        return samples(Turn::dispatcherMicros);
    }

    /** Messages a second. */
    Samples rates() {
        return samples(Turn::perSecond);
    }

    private Samples samples(ToDoubleFunction<Turn> of) {
        Samples samples = new Samples();
        turns.forEach(turn -> samples.add(of.applyAsDouble(turn)));
        return samples;
    }

    /** Whether the throughput is the server's own. */
    boolean isSaturated() {
        return turns.stream().filter(Turn::isSaturated).count() * 2 > turns.size();
    }
}
