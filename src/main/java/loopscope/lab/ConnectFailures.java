package loopscope.lab;

import loopscope.client.Client;
import loopscope.kit.CannotConnectException;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of a stage or a crowd that could not connect. Thread-safe. */
final class ConnectFailures {
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();

    /** Adds a client if it could not connect; ignores any other. */
    void add(Client client) {
        if (client.obstacle() != null) {
            clients.add(client);
        }
    }

    int count() {
        return clients.size();
    }

    /** For example {@code 313 could not connect: no local port left}; empty when all could. */
    String words() {
        CannotConnectException why = why();
        return why == null
                ? ""
                : String.format(
                        Locale.ROOT, "%,d could not connect: %s", count(), why.getMessage());
    }

    /**
     * One sentence that says what to do; null when all could.
     *
     * @param all how many clients there were
     */
    @Nullable String sentence(int all) {
        CannotConnectException why = why();
        return why == null
                ? null
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d clients could not connect (%s): %s.",
                        count(),
                        all,
                        why.getMessage(),
                        why.advice());
    }

    /** Why one of them could not connect. */
    private @Nullable CannotConnectException why() {
        return clients.stream()
                .map(Client::obstacle)
                .filter(Objects::nonNull)
                .findAny()
                .orElse(null);
    }
}
