package loopscope.probe;

import loopscope.lab.Script;

import java.time.Duration;
import java.util.List;

/**
 * A difficult client, or a crowd of them.
 *
 * @param name in one word, for {@code --only}
 * @param title what it does, to follow upon "a client that"
 * @param stay how long polite clients ask beside it
 * @param script what each does
 * @param clients how many come
 * @param atOnce how many of them are there at a time
 * @param owed how many bytes are to come back to each, where the server is to echo; 0 where that is
 *     not looked at
 * @param descriptors how many descriptors the server may have; 0 for its usual limit
 */
public record Scenario(
        String name,
        String title,
        Duration stay,
        Script script,
        int clients,
        int atOnce,
        long owed,
        int descriptors) {
    /** One client. */
    static Scenario one(String name, String title, int stayMillis, Script script) {
        return crowd(name, title, stayMillis, script, 1, 1);
    }

    /** So many clients. */
    static Scenario crowd(
            String name, String title, int stayMillis, Script script, int clients, int atOnce) {
        Duration stay = Duration.ofMillis(stayMillis);
        return new Scenario(name, title, stay, script, clients, atOnce, 0, 0);
    }

    /** The same, to whom so many bytes are owed. */
    Scenario owing(long bytes) {
        return new Scenario(name, title, stay, script, clients, atOnce, bytes, descriptors);
    }

    /** The same, at a server that may have so many descriptors. */
    Scenario withDescriptors(int most) {
        return new Scenario(name, title, stay, script, clients, atOnce, owed, most);
    }

    boolean isCrowd() {
        return clients > 1;
    }

    /** The names of scenarios, for a sentence. */
    public static String names(List<Scenario> all) {
        return String.join(", ", all.stream().map(Scenario::name).toList());
    }
}
