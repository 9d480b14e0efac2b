package loopscope.ui.inspector.calls;

import loopscope.timeline.calls.CallList;

import java.util.function.LongPredicate;

/**
 * The calls that were found. A row is made when it is read, so that millions cost no more than
 * those in view. Confined to the JavaFX thread.
 */
final class CallRows {
    private final CallList calls;

    /** An empty list for so many stages. */
    CallRows(int stages) {
        this.calls = new CallList(stages);
    }

    /** How many there are. */
    int size() {
        return calls.size();
    }

    /** The call at a place, from 0. */
    CallRow get(int place) {
        return CallRow.of(calls.get(place));
    }

    /** Adds calls at the end, see {@link CallList}. */
    void append(long[] found) {
        calls.add(found);
    }

    /**
     * Removes the calls at the front whose events were evicted.
     *
     * @return how many
     */
    int giveUp(long[] oldest) {
        return calls.giveUp(oldest);
    }

    /** The place of the first call that passes a test, which all calls after it must pass too. */
    int firstAt(LongPredicate late) {
        return calls.firstAt(late);
    }

    /** The place of a call; -1 where it is not listed. */
    int indexOf(CallRow call) {
        int place = calls.placeOf(call.stage(), call.number());
        return place >= 0 && get(place).equals(call) ? place : -1;
    }
}
