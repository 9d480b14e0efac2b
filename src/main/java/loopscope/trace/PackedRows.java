package loopscope.trace;

/**
 * Rows of longs that do not change any more, each column in as few bits as its values need.
 *
 * <p>A column is one of four:
 *
 * <pre>
 *   one value       no bits at all
 *   a table         few values that lie far apart: a row has the place of its own
 *   offsets         a row has how far it is above the least; 0 is apart, as in many rows it says
 *                   that there is nothing
 *   whole           64 bits
 * </pre>
 *
 * <p>Immutable. A word is read in constant time.
 */
final class PackedRows {
    /** More values than these are no table: looking for them would take too long. */
    private static final int MOST_VALUES = 64;

    /** Columns of fewer bits gain too little by a table. */
    private static final int NARROW = 8;

    private static final int WIDTH_BITS = 7;
    private static final int WIDTH = (1 << WIDTH_BITS) - 1;
    private static final int TABLE = 1 << WIDTH_BITS;
    private static final int START = WIDTH_BITS + 1;

    /** Of each column: how many bits a row has, whether it has a table, and its first bit. */
    private final int[] columns;

    /**
     * Of each column: its one value, or its least but 0; or which word is the first of its table.
     */
    private final long[] bases;

    /** The bits of all columns, then all tables. */
    private final long[] words;

    private PackedRows(int[] columns, long[] bases, long[] words) {
        this.columns = columns;
        this.bases = bases;
        this.words = words;
    }

    /**
     * Packs rows that lie one after the other, without changing them.
     *
     * @param from where the first word of the first row lies
     * @param rows how many rows there are, at least one
     * @param width how many words a row has
     */
    static PackedRows of(long[] words, int from, int rows, int width) {
        return new Packing(words, from, rows, width).packed();
    }

    /** A word of a row. */
    long get(int row, int column) {
        int what = columns[column];
        int bits = what & WIDTH;
        long base = bases[column];
        if (bits == 0) {
            return base;
        }
        long code = bits((what >>> START) + row * bits, bits);
        if ((what & TABLE) != 0) {
            return words[(int) base + (int) code];
        }
        return bits == Long.SIZE || code == 0 ? code : base + code - 1;
    }

    /** How many words it takes, its list of columns aside. */
    int size() {
        return words.length;
    }

    private long bits(int first, int count) {
        int word = first >>> 6;
        int shift = first & 63;
        long found = words[word] >>> shift;
        if (shift + count > Long.SIZE) {
            found |= words[word + 1] << (Long.SIZE - shift);
        }
        return count == Long.SIZE ? found : found & (1L << count) - 1;
    }

    /** Looks at each column, then writes them all. */
    private static final class Packing {
        private final long[] from;
        private final int at;
        private final int rows;
        private final int width;
        private final int[] columns;
        private final long[] bases;
        private final Values[] tables;

        Packing(long[] from, int at, int rows, int width) {
            this.from = from;
            this.at = at;
            this.rows = rows;
            this.width = width;
            this.columns = new int[width];
            this.bases = new long[width];
            this.tables = new Values[width];
        }

        PackedRows packed() {
            int bits = 0;
            for (int column = 0; column < width; column++) {
                choose(column);
                columns[column] |= bits << START;
                bits += rows * (columns[column] & WIDTH);
            }
            int used = (bits + Long.SIZE - 1) / Long.SIZE;
            int size = used;
            for (int column = 0; column < width; column++) {
                if (tables[column].isUsed()) {
                    bases[column] = size;
                    size += tables[column].count;
                }
            }
            return new PackedRows(columns, bases, written(new long[size]));
        }

        private long value(int row, int column) {
            return from[at + row * width + column];
        }

        private void choose(int column) {
            long first = value(0, column);
            boolean same = true;
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (int row = 0; row < rows; row++) {
                long value = value(row, column);
                same &= value == first;
                if (value != 0) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            tables[column] = Values.NONE;
            if (same) {
                bases[column] = first;
                return;
            }
            bases[column] = least;
            columns[column] = offsetBits(least, most);
            chooseTable(column);
        }

        /** As many as the greatest offset, 0 being apart, needs. */
        private static int offsetBits(long least, long most) {
            long greatest = most - least + 1;
            return greatest <= 0 ? Long.SIZE : Long.SIZE - Long.numberOfLeadingZeros(greatest);
        }

        private void chooseTable(int column) {
            int offsets = columns[column];
            if (offsets <= NARROW) {
                return;
            }
            Values values = new Values();
            for (int row = 0; row < rows; row++) {
                if (values.place(value(row, column)) < 0) {
                    return;
                }
            }
            int places = Integer.SIZE - Integer.numberOfLeadingZeros(values.count - 1);
            if (rows * places + values.count * Long.SIZE < rows * offsets) {
                columns[column] = places | TABLE;
                tables[column] = values;
            }
        }

        private long[] written(long[] to) {
            for (int column = 0; column < width; column++) {
                int bits = columns[column] & WIDTH;
                int place = columns[column] >>> START;
                for (int row = 0; row < rows && bits > 0; row++, place += bits) {
                    write(to, place, bits, code(column, bits, value(row, column)));
                }
                Values table = tables[column];
                if (table.isUsed()) {
                    System.arraycopy(table.values, 0, to, (int) bases[column], table.count);
                }
            }
            return to;
        }

        private long code(int column, int bits, long value) {
            if (tables[column].isUsed()) {
                return tables[column].place(value);
            }
            return value == 0 || bits == Long.SIZE ? value : value - bases[column] + 1;
        }

        private static void write(long[] to, int first, int count, long code) {
            int word = first >>> 6;
            int shift = first & 63;
            to[word] |= code << shift;
            if (shift + count > Long.SIZE) {
                to[word + 1] |= code >>> (Long.SIZE - shift);
            }
        }
    }

    /** The different values of a column, each at its place; a small hash table. */
    private static final class Values {
        private static final int SLOTS = 4 * MOST_VALUES;
        private static final Values NONE = new Values(0);

        private final long[] values;
        private final byte[] placeBySlot;
        private int count;

        Values() {
            this(MOST_VALUES);
        }

        private Values(int most) {
            this.values = new long[most];
            this.placeBySlot = new byte[most == 0 ? 0 : SLOTS];
        }

        boolean isUsed() {
            return count > 0;
        }

        /** Where a value lies, which it is given if it has none; -1 when there are too many. */
        int place(long value) {
            int slot = Long.hashCode(value * 0x9E37_79B9_7F4A_7C15L) & SLOTS - 1;
            while (placeBySlot[slot] != 0) {
                int place = placeBySlot[slot] - 1;
                if (values[place] == value) {
                    return place;
                }
                slot = slot + 1 & SLOTS - 1;
            }
            if (count == MOST_VALUES) {
                return -1;
            }
            values[count++] = value;
            placeBySlot[slot] = (byte) count;
            return count - 1;
        }
    }
}
