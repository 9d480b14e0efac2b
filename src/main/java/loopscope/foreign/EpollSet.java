package loopscope.foreign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one epoll instance watches: each socket with the data that the program has given for it.
 * Processes that fork share the instance. Confined to the reader's thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/epoll.7.html">epoll(7)</a>
 */
final class EpollSet {
    private final Map<String, String> data = new LinkedHashMap<>();

    /** The same the other way round, as each event that returns is looked up by its data. */
    private final Map<String, List<String>> sockets = new HashMap<>();

    void watch(String socket, String itsData) {
        forget(socket);
        data.put(socket, itsData);
        sockets.computeIfAbsent(itsData, _ -> new ArrayList<>(1)).add(socket);
    }

    /** It is taken out, or its last descriptor was closed, by which the kernel takes it out. */
    void forget(String socket) {
        String known = data.remove(socket);
        if (known != null) {
            sockets.computeIfPresent(
                    known,
                    (_, all) -> {
                        all.remove(socket);
                        return all.isEmpty() ? null : all;
                    });
        }
    }

    /** The sockets that it watches. */
    Collection<String> sockets() {
        return Collections.unmodifiableCollection(data.keySet());
    }

    /** The sockets that a returned event may mean: more than one where they share its data. */
    List<String> socketsOf(String itsData) {
        return Collections.unmodifiableList(sockets.getOrDefault(itsData, List.of()));
    }
}
