package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsTest {
    private static final int MANY = 5_000;
    private static final int OVER = 1;

    private final Rows rows = new Rows(3);

    private void fill() {
        for (int row = 0; row < MANY; row++) {
            rows.add(row, Long.MAX_VALUE, -row);
            rows.set(row, OVER, row * 2L);
        }
    }

    @Test
    void aRowIsWhatWasAddedAndChanged() {
        fill();
        Rows.View view = rows.view();
        assertThat(view.size()).isEqualTo(MANY);
        for (int row = 0; row < MANY; row++) {
            assertThat(view.get(row, 0)).isEqualTo(row);
            assertThat(view.get(row, OVER)).isEqualTo(row * 2L);
            assertThat(view.get(row, 2)).isEqualTo(-row);
        }
    }

    @Test
    void theRowBeforeTheLastCanStillChangeWhereABlockBegins() {
        for (int row = 0; row < MANY; row++) {
            rows.add(row, Long.MAX_VALUE, 0);
            rows.set(Math.max(0, row - 1), OVER, row);
        }
        Rows.View view = rows.view();
        for (int row = 0; row < MANY - 1; row++) {
            assertThat(view.get(row, OVER)).isEqualTo(row + 1L);
        }
    }

    @Test
    void aRowLongBeforeTheLastCanStillChange() {
        fill();
        Rows.View before = rows.view();
        rows.set(700, OVER, 7);
        assertThat(rows.get(700, OVER)).isEqualTo(7);
        assertThat(before.get(700, OVER)).isEqualTo(7);
        assertThat(before.get(701, OVER)).isEqualTo(1_402);
        assertThat(before.get(699, 2)).isEqualTo(-699);
    }

    @Test
    void theFirstRowAboveAValueIsFoundFromAnyRow() {
        fill();
        Rows.View view = rows.view();
        assertThat(view.firstAbove(0, 2_499)).isEqualTo(2_500);
        assertThat(view.firstAbove(0, 2_499, 1_000)).isEqualTo(2_500);
        assertThat(view.firstAbove(0, MANY)).isEqualTo(MANY);
    }

    @Test
    void aViewKeepsItsRowsWhileMoreAreAddedAndItsOwnAreEvicted() {
        rows.add(0, 0, 0);
        Rows.View before = rows.view();
        fill();
        rows.evict(0, MANY);
        assertThat(before.size()).isEqualTo(1);
        assertThat(before.get(0, 0)).isZero();
    }

    @Test
    void evictedRowsAreCountedAndTheOthersStay() {
        fill();
        rows.evict(0, 1_000);
        Rows.View view = rows.view();
        assertThat(view.evicted()).isBetween(700L, 1_000L);
        assertThat(view.evicted() + view.size()).isEqualTo(MANY);
        assertThat(view.get(0, 0)).isEqualTo(view.evicted());
        assertThat(rows.get(MANY - 1, 0)).isEqualTo(MANY - 1);
        assertThat(rows.first()).isEqualTo(view.evicted());
        rows.add(MANY, 0, 0);
        assertThat(rows.count()).isEqualTo(MANY + 1);
        assertThat(rows.view().get((int) (MANY - rows.first()), 0)).isEqualTo(MANY);
    }
}
