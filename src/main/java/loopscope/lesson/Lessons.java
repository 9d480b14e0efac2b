package loopscope.lesson;

import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.plan.Lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lessons there are; each is a file beside this class's package among the resources. */
public final class Lessons {
    /** In the order in which they are taught. */
    private static final List<String> IDS =
            List.of(
                    "one-at-a-time",
                    "accept-queue",
                    "thread-each",
                    "lost-updates",
                    "lock",
                    "wake-me",
                    "pool",
                    "would-block",
                    "three-sets",
                    "slow-reader",
                    "poll-table",
                    "callbacks",
                    "level-and-edge",
                    "scale",
                    "goodbye",
                    "museum",
                    "ten-thousand",
                    "loop-per-core",
                    "port-in-use",
                    "tls");

    private static final String ENDING = ".yaml";
    private static final Pattern FILE = Pattern.compile("(?i)(.+)\\.ya?ml");

    private static final Map<String, Lesson> READ = new ConcurrentHashMap<>();

    private Lessons() {}

    /** Their ids, in the order in which they are taught. */
    public static List<String> ids() {
        return IDS;
    }

    /** All of them, in the order in which they are taught. */
    public static List<Lesson> all() {
        return IDS.stream().map(Lessons::builtIn).toList();
    }

    /** A lesson by its id, or by its place from 1. */
    public static Optional<Lesson> find(String name) {
        return IDS.stream()
                .filter(id -> id.equals(name) || String.valueOf(IDS.indexOf(id) + 1).equals(name))
                .findFirst()
                .map(Lessons::builtIn);
    }

    /**
     * The lesson of a file.
     *
     * @throws BadLessonException if it is none; the message names the file and the line
     * @throws IOException if it can't be read
     */
    public static Lesson open(Path file) throws BadLessonException, IOException {
        String name = String.valueOf(file.getFileName());
        Matcher named = FILE.matcher(name);
        String id = named.matches() ? named.group(1) : name;
        try (InputStream in = Files.newInputStream(file)) {
            return LessonReader.read(id, in.readNBytes(LessonReader.MOST_BYTES + 1));
        } catch (BadLessonException e) {
            throw e.in(name);
        }
    }

    /** Whether a file has the name of a lesson's, which ends in .yaml or .yml. */
    public static boolean isNamed(String file) {
        return FILE.matcher(file).matches();
    }

    /** The text of the file of a built-in lesson, to be copied and changed. */
    public static byte[] source(String id) {
        try (InputStream in = Lessons.class.getResourceAsStream(id + ENDING)) {
            if (in == null) {
                throw new IllegalStateException("there is no file of the lesson " + id);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lesson builtIn(String id) {
        return READ.computeIfAbsent(id, Lessons::read);
    }

    private static Lesson read(String id) {
        try {
            return LessonReader.read(id, source(id));
        } catch (BadLessonException e) {
            throw new IllegalStateException(e.in(id).getMessage(), e);
        }
    }
}
