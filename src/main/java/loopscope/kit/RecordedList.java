package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A thread-safe list, whose growth is recorded: no appended element is lost. */
public final class RecordedList {
    private final Kit kit;
    private final List<Boolean> list = Collections.synchronizedList(new ArrayList<>());

    RecordedList(Kit kit) {
        this.kit = kit;
    }

    /** Puts an element at the back. */
    public void append() {
        Recorder recorder = kit.next(Op.COUNT_APPEND, 0);
        recorder.beginNonBlocking(Op.COUNT_APPEND, 0, 0);
        list.add(Boolean.TRUE);
        recorder.end(0);
    }

    /** How many elements there are. */
    public int size() {
        Recorder recorder = kit.next(Op.COUNT_READ, 0);
        recorder.beginNonBlocking(Op.COUNT_READ, 0, 0);
        int size = list.size();
        recorder.end(size);
        return size;
    }

    /** How many elements there are, for an observer: not recorded. */
    public int glance() {
        return list.size();
    }
}
