package loopscope.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sockets that a process has open, by number, and what its epoll instances watch. Threads share
 * one; a process that forks gives its child a copy. Confined to the reader's thread.
 */
final class DescriptorTable {
    private final Map<Integer, Entry> open = new HashMap<>();
    private final Map<Integer, EpollSet> epolls = new HashMap<>();
    private int threads = 1;

    private record Entry(String socket, boolean closedOnExec) {}

    /** What one epoll instance watches: each socket's data and interest. */
    static final class EpollSet {
        private final Map<String, String> data = new LinkedHashMap<>();

        private EpollSet() {}

        private EpollSet(EpollSet other) {
            data.putAll(other.data);
        }

        void watch(String socket, String itsData) {
            data.put(socket, itsData);
        }

        void forget(String socket) {
            data.remove(socket);
        }

        List<String> sockets() {
            return List.copyOf(data.keySet());
        }

        /** The sockets that a returned event may mean: more than one where they share its data. */
        List<String> socketsOf(String itsData) {
            List<String> found = new ArrayList<>();
            data.forEach(
                    (socket, known) -> {
                        if (known.equals(itsData)) {
                            found.add(socket);
                        }
                    });
            return found;
        }
    }

    /** The same descriptors for a child; {@code opened} is told each socket that has one more. */
    DescriptorTable copy(Consumer<String> opened) {
        DescriptorTable copy = new DescriptorTable();
        copy.open.putAll(open);
        epolls.forEach((number, set) -> copy.epolls.put(number, new EpollSet(set)));
        open.values().forEach(entry -> opened.accept(entry.socket));
        return copy;
    }

    void share() {
        threads++;
    }

    /** A thread that used it has ended; returns whether it was the last one. */
    boolean leave() {
        threads--;
        return threads <= 0;
    }

    boolean has(int number) {
        return open.containsKey(number);
    }

    /** The socket of a number; empty for none. */
    Optional<String> nameOf(int number) {
        return Optional.ofNullable(open.get(number)).map(Entry::socket);
    }

    void put(int number, String socket, boolean closedOnExec) {
        open.put(number, new Entry(socket, closedOnExec));
    }

    void closeOnExec(int number, boolean set) {
        open.computeIfPresent(number, (_, entry) -> new Entry(entry.socket, set));
    }

    /** Closes a descriptor; empty where it is no socket's. */
    String close(int number) {
        epolls.remove(number);
        Entry entry = open.remove(number);
        return entry == null ? "" : entry.socket;
    }

    /** What is closed as another program takes the process over. */
    List<Integer> closedOnExec() {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().closedOnExec)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All that is open. */
    List<Integer> numbers() {
        return List.copyOf(open.keySet());
    }

    EpollSet epoll(int number) {
        return epolls.computeIfAbsent(number, _ -> new EpollSet());
    }
}
