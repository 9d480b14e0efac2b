package loopscope.trace.state;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A map from small growing numbers to values, made to be copied often: two sorted arrays.
 *
 * @param <T> the type of the values
 */
final class Table<T> {
    private int[] keys;
    private @Nullable Object[] values;
    private int size;

    Table() {
        this(new int[8], new Object[8], 0);
    }

    private Table(int[] keys, @Nullable Object[] values, int size) {
        this.keys = keys;
        this.values = values;
        this.size = size;
    }

    Table<T> copy() {
        int room = Math.max(8, size);
        return new Table<>(Arrays.copyOf(keys, room), Arrays.copyOf(values, room), size);
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only put adds values
    @Nullable T get(int key) {
        int at = Arrays.binarySearch(keys, 0, size, key);
        return at < 0 ? null : (T) values[at];
    }

    void put(int key, T value) {
        int at =
                size > 0 && keys[size - 1] < key
                        ? -size - 1
                        : Arrays.binarySearch(keys, 0, size, key);
        if (at < 0) {
            at = -at - 1;
            makeRoom(at);
            keys[at] = key;
        }
        values[at] = value;
    }

    private void makeRoom(int at) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        size++;
    }

    void remove(int key) {
        int at = Arrays.binarySearch(keys, 0, size, key);
        if (at >= 0) {
            System.arraycopy(keys, at + 1, keys, at, size - at - 1);
            System.arraycopy(values, at + 1, values, at, size - at - 1);
            size--;
            values[size] = null;
        }
    }

    @SuppressWarnings("unchecked") // only put adds values
    void forEach(Consumer<? super T> action) {
        for (int i = 0; i < size; i++) {
            T value = (T) values[i];
            if (value != null) {
                action.accept(value);
            }
        }
    }
}
