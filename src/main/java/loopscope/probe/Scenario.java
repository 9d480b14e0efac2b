package loopscope.probe;

import loopscope.lab.Hardship;
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
 * @param hardship what the server has to get by with meanwhile
 */
public record Scenario(
        String name,
        String title,
        Duration stay,
        Script script,
        int clients,
        int atOnce,
        long owed,
        Hardship hardship) {
    /** One client. */
    static Scenario one(String name, String title, int stayMillis, Script script) {
        return crowd(name, title, stayMillis, script, 1, 1);
    }

    /** So many clients. */
    static Scenario crowd(
            String name, String title, int stayMillis, Script script, int clients, int atOnce) {
        Duration stay = Duration.ofMillis(stayMillis);
        return new Scenario(name, title, stay, script, clients, atOnce, 0, Hardship.NONE);
    }

    /** The same, to whom so many bytes are owed. */
    Scenario owing(long bytes) {
        return new Scenario(name, title, stay, script, clients, atOnce, bytes, hardship);
    }

    /** The same, at a server that has to get by with this. */
    Scenario under(Hardship hardship) {
        return new Scenario(name, title, stay, script, clients, atOnce, owed, hardship);
    }

    boolean isCrowd() {
        return clients > 1;
    }

    /** The names of scenarios, for a sentence. */
    public static String names(List<Scenario> all) {
        return String.join(", ", all.stream().map(Scenario::name).toList());
    }
}
