package loopscope.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A growing list of rows of a few longs each. Single writer, the dispatcher; any number of readers,
 * without locks.
 *
 * <p>Every row that counts is complete. The last rows may still change in place, one word at a
 * time; a reader may see either value.
 */
public final class Rows {
    private final int width;

    /**
     * How many sixteenths of the rows may be evicted before the rest is copied; random, so that not
     * all lists copy at once.
     */
    private final int patience = ThreadLocalRandom.current().nextInt(2, 7);

    private volatile Part part;
    private int next;

    /**
     * @param width how many longs a row has
     */
    public Rows(int width) {
        this.width = width;
        this.part = new Part(new long[4 * width], 0, 0);
    }

    /** The rows there are now; rows added later are not part of the view. */
    public View view() {
        Part now = part;
        return new View(now, now.size());
    }

    // The dispatcher

    /** Adds a row of one word. */
    public void add(long word0) {
        long[] words = room();
        words[next] = word0;
        publish();
    }

    /** Adds a row of three words. */
    public void add(long word0, long word1, long word2) {
        long[] words = room();
        words[next] = word0;
        words[next + 1] = word1;
        words[next + 2] = word2;
        publish();
    }

    /** Adds a row of four words. */
    public void add(long word0, long word1, long word2, long word3) {
        long[] words = room();
        words[next] = word0;
        words[next + 1] = word1;
        words[next + 2] = word2;
        words[next + 3] = word3;
        publish();
    }

    /** Adds a row of five words. */
    public void add(long word0, long word1, long word2, long word3, long word4) {
        long[] words = room();
        words[next] = word0;
        words[next + 1] = word1;
        words[next + 2] = word2;
        words[next + 3] = word3;
        words[next + 4] = word4;
        publish();
    }

    /** Adds a row of six words. */
    public void add(long word0, long word1, long word2, long word3, long word4, long word5) {
        long[] words = room();
        words[next] = word0;
        words[next + 1] = word1;
        words[next + 2] = word2;
        words[next + 3] = word3;
        words[next + 4] = word4;
        words[next + 5] = word5;
        publish();
    }

    /** Adds a row of zeros, however wide. */
    public void addZeros() {
        long[] words = room();
        Arrays.fill(words, next, next + width, 0);
        publish();
    }

    /** The array in which there is room for the next row, at {@link #next}. */
    private long[] room() {
        Part now = part;
        next = now.size() * width;
        if (next + width > now.words.length) {
            now = now.grown(width);
            part = now;
        }
        return now.words;
    }

    private void publish() {
        Part now = part;
        now.publish(next / width + 1);
    }

    /** Changes a word of a row that is still held; {@code row} counts from the first ever. */
    public void set(long row, int word, long value) {
        Part now = part;
        if (row >= now.first) {
            now.words[(int) (row - now.first) * width + word] = value;
        }
    }

    /** A word of a row that is still held. */
    public long get(long row, int word) {
        Part now = part;
        return now.words[(int) (row - now.first) * width + word];
    }

    /** The number of the first row that is held. */
    public long first() {
        return part.first;
    }

    /** How many rows were ever added. */
    public long count() {
        return part.first + part.size();
    }

    /**
     * Evicts the oldest rows, up to the first whose word is not below a value; it may keep them
     * until more of them can go.
     */
    public void evict(int word, long below) {
        Part now = part;
        int gone = 0;
        while (gone < now.size() && now.words[gone * width + word] < below) {
            gone++;
        }
        if (gone > now.size() * (long) patience / 16) {
            long[] rest = Arrays.copyOfRange(now.words, gone * width, now.words.length);
            part = new Part(rest, now.first + gone, now.size() - gone);
        }
    }

    /** The rows that were there when the view was made. */
    public final class View {
        private final Part part;
        private final int size;

        private View(Part part, int size) {
            this.part = part;
            this.size = size;
        }

        /** How many rows there are. */
        public int size() {
            return size;
        }

        /** How many rows were evicted before the first of these. */
        public long evicted() {
            return part.first;
        }

        /** A word of a row, 0 being the oldest held. */
        public long get(int row, int word) {
            return part.words[row * width + word];
        }

        /**
         * The first row whose word is greater than a value, where the words grow from row to row.
         *
         * @return {@link #size()} when there is none
         */
        public int firstAbove(int word, long value) {
            return firstAbove(word, value, 0);
        }

        /** The same, searched from {@code from} on; cheap when it is near. */
        public int firstAbove(int word, long value, int from) {
            int step = 1;
            int low = from;
            int high = from;
            while (high < size && get(high, word) <= value) {
                low = high + 1;
                high += step;
                step <<= 1;
            }
            high = Math.min(high, size);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (get(middle, word) <= value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private static final class Part {
        private static final VarHandle SIZE;

        static {
            try {
                SIZE = MethodHandles.lookup().findVarHandle(Part.class, "size", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final long[] words;
        private final long first;

        /** Read with acquire and written with release, which costs the dispatcher no fence. */
        private int size;

        Part(long[] words, long first, int size) {
            this.words = words;
            this.first = first;
            this.size = size;
        }

        int size() {
            return (int) SIZE.getAcquire(this);
        }

        void publish(int rows) {
            SIZE.setRelease(this, rows);
        }

        Part grown(int width) {
            int room = Math.max(words.length * 3 / 2 / width * width, words.length + width);
            return new Part(Arrays.copyOf(words, room), first, size);
        }
    }
}
