package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FdSetTest {

    private final FdSet set = new FdSet();

    @Test
    void walksItsNumbersInOrder() {
        for (int fd : new int[] {1023, 0, 66, 10, 64, 63, 500}) {
            set.set(fd);
        }
        set.clear(500);

        assertThat(numbers(set)).containsExactly(0, 10, 63, 64, 66, 1023);
        assertThat(set.count()).isEqualTo(6);
        assertThat(set.highest()).isEqualTo(1023);
        assertThat(set.isSet(64)).isTrue();
        assertThat(set.isSet(65)).isFalse();
    }

    @Test
    void walksOnToASmallerBitOfALaterWord() {
        set.set(60);
        set.set(64 + 2);

        assertThat(numbers(set)).containsExactly(60, 66);
    }

    @Test
    void hasNoNumberWhenEmpty() {
        set.set(7);
        set.zero();

        assertThat(set.next(0)).isEqualTo(-1);
        assertThat(set.highest()).isEqualTo(-1);
        assertThat(set.count()).isZero();
    }

    @Test
    void aCopyGoesItsOwnWay() {
        set.set(3);
        FdSet copy = new FdSet();
        copy.set(900);
        copy.copyFrom(set);
        copy.clear(3);

        assertThat(numbers(set)).containsExactly(3);
        assertThat(numbers(copy)).isEmpty();
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThatThrownBy(() -> set.set(1024))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Descriptor 1024")
                .hasMessageContaining("select(2)")
                .hasMessageContaining("FD_SETSIZE");
        assertThatThrownBy(() -> set.isSet(5000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> set.clear(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> set.next(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(FdSet.fits(1023)).isTrue();
        assertThat(FdSet.fits(1024)).isFalse();
        assertThat(FdSet.fits(-1)).isFalse();
    }

    private static List<Integer> numbers(FdSet set) {
        List<Integer> found = new ArrayList<>();
        for (int fd = set.next(0); fd >= 0; fd = set.next(fd + 1)) {
            found.add(fd);
        }
        return found;
    }
}
