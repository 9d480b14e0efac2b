package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.function.LongUnaryOperator;

class PackedRowsTest {
    private static final int ROWS = 256;

    @Test
    void everyWordIsWhatItWas() {
        Random random = new Random(13);
        for (int round = 0; round < 500; round++) {
            int width = 1 + random.nextInt(8);
            int rows = 1 + random.nextInt(ROWS);
            int from = random.nextInt(3);
            long[] words = new long[from + rows * width];
            for (int column = 0; column < width; column++) {
                LongUnaryOperator values = values(random);
                for (int row = 0; row < rows; row++) {
                    words[from + row * width + column] = values.applyAsLong(row);
                }
            }
            PackedRows packed = PackedRows.of(words, from, rows, width);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < width; column++) {
                    assertThat(packed.get(row, column))
                            .isEqualTo(words[from + row * width + column]);
                }
            }
        }
    }

    /** What columns hold: times, numbers, flags, texts, errors, the end of what is not over. */
    private static LongUnaryOperator values(Random random) {
        long some = random.nextLong();
        int step = 1 + random.nextInt(100_000);
        return switch (random.nextInt(9)) {
            case 0 -> row -> some;
            case 1 -> row -> row * step + random.nextInt(step);
            case 2 -> row -> random.nextInt(5) == 0 ? 0 : Math.abs(some / 2) + random.nextInt(step);
            case 3 -> row -> some ^ (long) random.nextInt(1 + step % 70) << 32;
            case 4 -> row -> random.nextLong();
            case 5 -> row -> random.nextBoolean() ? Long.MAX_VALUE : row;
            case 6 -> row -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
            case 7 -> row -> -random.nextInt(200);
            default -> row -> random.nextInt(2);
        };
    }

    @Test
    void columnsOfOneValueTakeNoRoom() {
        long[] words = new long[ROWS * 2];
        for (int row = 0; row < ROWS; row++) {
            words[2 * row] = Long.MAX_VALUE;
        }
        assertThat(PackedRows.of(words, 0, ROWS, 2).size()).isZero();
    }

    @Test
    void timesThatLieNearEachOtherTakeFewBits() {
        long[] words = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            words[row] = 3_600_000_000_000L + row * 4_000L; // an hour on, a call in 4 µs
        }
        assertThat(PackedRows.of(words, 0, ROWS, 1).size()).isEqualTo(ROWS * 20 / Long.SIZE);
    }

    @Test
    void fewValuesThatLieFarApartAreKeptOnce() {
        long[] words = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            words[row] = row % 4 * 0x1234_5678_9ABC_DEFL;
        }
        assertThat(PackedRows.of(words, 0, ROWS, 1).size()).isEqualTo(ROWS * 2 / Long.SIZE + 4);
    }
}
