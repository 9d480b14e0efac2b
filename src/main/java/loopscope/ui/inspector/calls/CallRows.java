package loopscope.ui.inspector.calls;

import loopscope.timeline.calls.CallList;

import java.util.function.LongPredicate;

/**
 * The calls that were found, as a list needs them: a row is made when it is looked at, so that
 * millions cost no more than those that are seen. Confined to the JavaFX thread.
 */
final class CallRows {
    private final CallList calls;

    /** No calls yet, of so many stages. */
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
     * Gives up calls at the front whose events were let go.
     *
     * @return how many
     */
    int giveUp(long[] oldest) {
        return calls.giveUp(oldest);
    }

    /** The place of the first call that a test holds for, where it holds for all after it. */
    int firstAt(LongPredicate late) {
        return calls.firstAt(late);
    }

    /** The place of a call; -1 where it is not listed. */
    int indexOf(CallRow call) {
        int place = calls.placeOf(call.stage(), call.number());
        return place >= 0 && get(place).equals(call) ? place : -1;
    }
}
