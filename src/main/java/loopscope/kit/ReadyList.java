package loopscope.kit;

import loopscope.kit.sys.FdSet;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The ready members of one set, lowest descriptor first.
 *
 * <p>A snapshot: it stays as select left it while members are removed and closed, so a server that
 * walks it checks whether it still serves a member. The next select overwrites it.
 */
public final class ReadyList implements Iterable<Descriptor> {
    private final @Nullable Descriptor[] members = new @Nullable Descriptor[FdSet.SIZE];
    private int size;

    ReadyList() {}

    /** How many are ready. */
    public int size() {
        return size;
    }

    @Override
    public Iterator<Descriptor> iterator() {
        return new Members();
    }

    void add(Descriptor ready) {
        members[size++] = ready;
    }

    /** Empties it, and keeps no reference to a member. */
    void clear() {
        Arrays.fill(members, 0, size, null);
        size = 0;
    }

    private final class Members implements Iterator<Descriptor> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Descriptor next() {
            Descriptor ready = next < size ? members[next++] : null;
            if (ready == null) {
                throw new NoSuchElementException();
            }
            return ready;
        }
    }
}
