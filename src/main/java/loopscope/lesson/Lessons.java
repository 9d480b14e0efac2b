package loopscope.lesson;

import loopscope.lab.Script;
import loopscope.lab.Setup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The lessons there are. */
public final class Lessons {
    private static final Lesson ONE_AT_A_TIME =
            Lesson.of(
                    "one-at-a-time",
                    "One at a time",
                    "A says Hi, pauses, says Bye. Watch B’s Ping and C’s Yo: on one stage they wait"
                            + " until A has left, on the other they do not.",
                    List.of(Setup.of("sequential"), Setup.of("select")),
                    List.of(
                            Script.connect(millis(100))
                                    .say(millis(400), "Hi")
                                    .awaitEcho()
                                    .say(millis(2700), "Bye")
                                    .awaitEcho()
                                    .close(millis(3100)),
                            Script.connect(millis(800))
                                    .say(millis(800), "Ping")
                                    .awaitEcho()
                                    .close(millis(3500)),
                            Script.connect(millis(1300))
                                    .say(millis(1500), "Yo")
                                    .awaitEcho()
                                    .close(millis(3900))));

    private static final Lesson RACE =
            new Lesson(
                    "race",
                    "Lost updates",
                    "Two rows of 20 clients say one message each; each is counted by a thread that"
                            + " reads the counter, pauses, and writes. Watch two threads read the"
                            + " same value: one of their messages is not counted.",
                    List.of(Setup.of("threads").counting("unprotected", millis(100))),
                    List.of(),
                    2,
                    20);

    private static final Lesson SLOW_READER =
            Lesson.of(
                    "slow-reader",
                    "The slow reader",
                    "A says 8 MiB and reads none of the echo for 2 s. Watch what the server holds"
                            + " for A, and sends that stay partial, while B and C chat on.",
                    List.of(Setup.of("select").sending(16 * 1024)),
                    List.of(
                            Script.connect(millis(100))
                                    .readLate(millis(2000))
                                    .say(millis(300), 8L << 20)
                                    .awaitEcho()
                                    .close(),
                            chat(millis(500), "Ping"),
                            chat(millis(700), "Yo")));

    private static Script chat(Duration from, String word) {
        Script chat = Script.connect(from);
        for (int i = 0; i < 4; i++) {
            chat = chat.say(from.plusMillis(500L * i), word).awaitEcho();
        }
        return chat.close();
    }

    private Lessons() {}

    /** All of them, in the order they are taught. */
    public static List<Lesson> all() {
        return List.of(ONE_AT_A_TIME, RACE, SLOW_READER);
    }

    /** A lesson by its id, or by its place from 1. */
    public static Optional<Lesson> find(String name) {
        return all().stream()
                .filter(lesson -> lesson.id().equals(name) || place(lesson).equals(name))
                .findFirst();
    }

    private static String place(Lesson lesson) {
        return String.valueOf(all().indexOf(lesson) + 1);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
