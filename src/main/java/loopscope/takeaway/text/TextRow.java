package loopscope.takeaway.text;

import java.util.Arrays;
import java.util.Set;

/** A row of a timeline: one sign a column, and words on them where they fit. */
final class TextRow {
    private final char[] row;
    private final TextSign[] signs;
    private final boolean[] written;
    private final Set<TextSign> used;

    /**
     * @param used is told the signs that are left in the row
     */
    TextRow(int columns, Set<TextSign> used) {
        this.row = new char[columns];
        this.signs = new TextSign[columns];
        this.written = new boolean[columns];
        this.used = used;
        Arrays.fill(row, ' ');
    }

    /** Puts a sign into a column. */
    void put(int column, TextSign sign) {
        row[column] = sign.character();
        signs[column] = sign;
    }

    /** Puts a sign into a column that no words are to cover. */
    void pin(int column, TextSign sign) {
        put(column, sign);
        written[column] = true;
    }

    /** Whether a column has one of some signs and no words. */
    boolean has(int column, Set<TextSign> wanted) {
        return !written[column] && signs[column] != null && wanted.contains(signs[column]);
    }

    /** How many columns from one on are free of words and pins. */
    int free(int column) {
        int end = column;
        while (end < row.length && !written[end]) {
            end++;
        }
        return end - column;
    }

    /** Writes words over the signs from a column on; there must be room. */
    void write(int column, String words) {
        for (int i = 0; i < words.length(); i++) {
            row[column + i] = words.charAt(i);
            signs[column + i] = null;
            written[column + i] = true;
        }
    }

    /**
     * Writes the first words that fit between two columns with two signs on either side; none where
     * none do.
     */
    void label(int from, int to, String... choice) {
        for (String words : choice) {
            if (!words.isEmpty() && words.length() + 4 <= to - from) {
                write(from + 2, words);
                return;
            }
        }
    }

    /** The row as text, without blanks at its end. */
    String text() {
        for (TextSign sign : signs) {
            if (sign != null) {
                used.add(sign);
            }
        }
        return new String(row).stripTrailing();
    }
}
