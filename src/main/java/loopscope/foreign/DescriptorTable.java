package loopscope.foreign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sockets that a process has open, by number, and its epoll instances. Threads share one; a
 * process that forks gives its child a copy. Confined to the reader's thread.
 */
final class DescriptorTable {
    private final Map<Integer, Entry> open = new HashMap<>();
    private final Map<Integer, EpollSet> epolls = new HashMap<>();
    private int threads = 1;

    private record Entry(String socket, boolean closedOnExec) {}

    /** The same descriptors for a child; {@code opened} is told each socket that has one more. */
    DescriptorTable copy(Consumer<String> opened) {
        DescriptorTable copy = new DescriptorTable();
        copy.open.putAll(open);
        copy.epolls.putAll(epolls); // the instances themselves are shared
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

    /** A new epoll instance has a number. */
    void putEpoll(int number, EpollSet set) {
        epolls.put(number, set);
    }

    /** Another number stands for the epoll instance of one, if that stands for any. */
    void duplicateEpoll(int number, int another) {
        EpollSet set = epolls.get(number);
        if (set != null) {
            epolls.put(another, set);
        }
    }

    /** A number stands for no epoll instance any more. */
    void closeEpoll(int number) {
        epolls.remove(number);
    }

    /** The epoll instance of a number; a new one where its making was not seen. */
    EpollSet epoll(int number) {
        return epolls.computeIfAbsent(number, _ -> new EpollSet());
    }
}
