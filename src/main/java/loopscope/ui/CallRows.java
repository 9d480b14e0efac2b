package loopscope.ui;

import javafx.collections.ObservableListBase;

import loopscope.timeline.CallList;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The calls that were found, as a table needs them: a row is made when it is looked at, so that
 * millions cost no more than those that are seen. The JavaFX thread's.
 */
final class CallRows extends ObservableListBase<CallRow> {
    private final CallList calls;

    /** No calls yet, of so many stages. */
    CallRows(int stages) {
        this.calls = new CallList(stages);
    }

    @Override
    public int size() {
        return calls.size();
    }

    @Override
    public CallRow get(int index) {
        return CallRow.of(calls.get(index));
    }

    /** Adds calls at the end, see {@link CallList}. */
    void append(long[] found) {
        beginChange();
        int from = size();
        calls.add(found);
        nextAdd(from, size());
        endChange();
    }

    /** Gives up calls at the front whose events were let go. */
    void giveUp(long[] oldest) {
        beginChange();
        int gone = calls.giveUp(oldest);
        if (gone > 0) {
            nextRemove(0, forgotten(gone));
        }
        endChange();
    }

    /** Nobody is told any more which ones they were. */
    private static List<CallRow> forgotten(int count) {
        CallRow gone = new CallRow(0, -1);
        return new AbstractList<>() {
            @Override
            public CallRow get(int index) {
                return gone;
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    /** The place of a stage's call that ended with an event, or next after it; -1 for none. */
    int placeOf(int stage, long number) {
        return calls.placeOf(stage, number);
    }

    /** The place of the first call that a test holds for, where it holds for all after it. */
    int firstAt(LongPredicate late) {
        return calls.firstAt(late);
    }

    /** A search by place; walking over millions would stop the window. */
    @Override
    public int indexOf(@Nullable Object row) {
        if (!(row instanceof CallRow call)) {
            return -1;
        }
        int place = placeOf(call.stage(), call.number());
        return place >= 0 && get(place).equals(call) ? place : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    /** Each list is one of its own: to compare millions would stop the window. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
