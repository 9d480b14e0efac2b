package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing list of rows of a few longs each. Single writer, the dispatcher; any number of readers,
 * without locks.
 *
 * <p>Every row that counts is complete. Rows may still change in place, one word at a time; a
 * reader may see either value. Rows lie in blocks; those before the last two are packed.
 */
public final class Rows {
    private static final int SHIFT = 8;

    /** How many rows a block has. */
    private static final int BLOCK = 1 << SHIFT;

    /** Most lists are short. */
    private static final int FEW = 4;

    private final int width;
    private volatile Part part;
    private int next;

    /**
     * @param width how many longs a row has
     */
    public Rows(int width) {
        this.width = width;
        this.part = new Part(new Object[] {new long[FEW * width]}, 0, 0);
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
        int row = now.size();
        int block = row >>> SHIFT;
        next = (row & BLOCK - 1) * width;
        if (next == 0 && row > 0) {
            return begun(block);
        }
        long[] words = (long[]) now.block(block);
        if (next == words.length) {
            words = Arrays.copyOf(words, Math.min(2 * words.length, BLOCK * width));
            now.set(block, words);
        }
        return words;
    }

    /** A new block; the one before the last is complete now, and will hardly change. */
    private long[] begun(int block) {
        Part now = part;
        if (block == now.blocks.length) {
            now = now.grown();
            part = now;
        }
        int complete = block - 2;
        if (complete >= 0) {
            now.set(complete, PackedRows.of((long[]) now.block(complete), 0, BLOCK, width));
        }
        long[] words = new long[BLOCK * width];
        now.set(block, words);
        return words;
    }

    private void publish() {
        Part now = part;
        now.publish(now.size() + 1);
    }

    /**
     * Changes a word of a row that is still held; it counts from the first ever. A block that was
     * packed is unpacked for it: few rows change late.
     */
    public void set(long row, int word, long value) {
        Part now = part;
        if (row >= now.first) {
            int at = (int) (row - now.first);
            long[] words = unpacked(now, at >>> SHIFT);
            words[(at & BLOCK - 1) * width + word] = value;
        }
    }

    private long[] unpacked(Part now, int block) {
        if (!(now.block(block) instanceof PackedRows packed)) {
            return (long[]) now.block(block);
        }
        long[] words = new long[BLOCK * width];
        for (int i = 0; i < words.length; i++) {
            words[i] = packed.get(i / width, i % width);
        }
        now.set(block, words);
        return words;
    }

    /** A word of a row that is still held. */
    public long get(long row, int word) {
        Part now = part;
        return now.get((int) (row - now.first), word, width);
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
     * Evicts the oldest blocks, up to the first that has a row whose word is not below a value. The
     * words grow from row to row.
     */
    public void evict(int word, long below) {
        Part now = part;
        int size = now.size();
        int gone = 0;
        while ((gone + 1) * BLOCK < size && now.get((gone + 1) * BLOCK - 1, word, width) < below) {
            gone++;
        }
        if (gone > 0) {
            part = now.without(gone);
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
            return part.get(row, word, width);
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
        private static final VarHandle BLOCKS = MethodHandles.arrayElementVarHandle(Object[].class);
        private static final VarHandle SIZE;

        static {
            try {
                SIZE = MethodHandles.lookup().findVarHandle(Part.class, "size", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        /** Arrays of longs, and {@link PackedRows}. */
        private final @Nullable Object[] blocks;

        private final long first;

        /** Read with acquire and written with release, which costs the dispatcher no fence. */
        private int size;

        Part(@Nullable Object[] blocks, long first, int size) {
            this.blocks = blocks;
            this.first = first;
            this.size = size;
        }

        int size() {
            return (int) SIZE.getAcquire(this);
        }

        void publish(int rows) {
            SIZE.setRelease(this, rows);
        }

        Object block(int index) {
            return BLOCKS.getAcquire(blocks, index);
        }

        void set(int index, Object block) {
            BLOCKS.setRelease(blocks, index, block);
        }

        long get(int row, int word, int width) {
            Object block = block(row >>> SHIFT);
            int at = row & BLOCK - 1;
            return block instanceof PackedRows packed
                    ? packed.get(at, word)
                    : ((long[]) block)[at * width + word];
        }

        Part grown() {
            return new Part(Arrays.copyOf(blocks, blocks.length * 3 / 2 + 1), first, size);
        }

        /** Without its first blocks. */
        Part without(int gone) {
            return new Part(
                    Arrays.copyOfRange(blocks, gone, blocks.length),
                    first + (long) gone * BLOCK,
                    size - gone * BLOCK);
        }
    }
}
