package loopscope.lesson.format;

import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Scene;
import loopscope.lesson.plan.StagePlan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a lesson:
 *
 * <pre>{@code
 * lesson: 1
 * title: One at a time
 * goal: Watch B’s Ping.
 * stages:
 *   - model: sequential
 *   - model: select
 * steps:
 *   - title: A comes
 *     do:
 *       - A connects
 *     expect:
 *       - A is idle
 * }</pre>
 */
public final class LessonReader {
    /** The version of the format. */
    public static final int VERSION = 1;

    /** The most bytes of a file. */
    public static final int MOST_BYTES = 1 << 20;

    /** The keys of a lesson. */
    static final List<String> KEYS =
            List.of("lesson", "title", "goal", "minutes", "stages", "steps");

    private static final int MOST_STEPS = 100;
    private static final int MOST_MINUTES = 300;

    private LessonReader() {}

    /**
     * The lesson of a file.
     *
     * @param id what it is to be called
     * @param bytes what is in the file, as UTF-8
     */
    public static Lesson read(String id, byte[] bytes) throws BadLessonException {
        if (bytes.length > MOST_BYTES) {
            throw new BadLessonException(
                    1, "the file is larger than 1 MiB: a lesson is a page or two.");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return read(id, text);
        } catch (CharacterCodingException e) {
            throw new BadLessonException(1, "this is no text in UTF-8: save it as UTF-8.");
        }
    }

    private static Lesson read(String id, String text) throws BadLessonException {
        Node value = Yaml.read(text);
        try {
            return lesson(id, Fields.of(value, "a lesson", KEYS));
        } catch (BadLessonException e) {
            throw Indentation.problem(text, e);
        }
    }

    private static Lesson lesson(String id, Fields lesson) throws BadLessonException {
        String version = lesson.text("lesson");
        if (!version.equals(String.valueOf(VERSION))) {
            throw new BadLessonException(
                    lesson.line("lesson"),
                    "found version \"" + version + "\" of the format, expected " + VERSION + ".");
        }
        return new Lesson(
                id,
                lesson.text("title"),
                lesson.text("goal"),
                Values.number(lesson, "minutes", 10, 1, MOST_MINUTES),
                scenes(lesson));
    }

    private static List<Scene> scenes(Fields lesson) throws BadLessonException {
        List<Node> steps = lesson.items("steps");
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new BadLessonException(
                    lesson.line("steps"), "a lesson has 1 to " + MOST_STEPS + " steps.");
        }
        List<Scene> scenes = new ArrayList<>();
        List<StagePlan> stages = lesson.has("stages") ? StageReader.stages(lesson) : List.of();
        StepReader reader = new StepReader(stages);
        List<LessonStep> played = new ArrayList<>();
        for (Node node : steps) {
            Fields step = Fields.of(node, "a step", StepReader.KEYS);
            if (step.has("stages")) {
                addIfAny(scenes, stages, played);
                stages = StageReader.stages(step);
                reader = new StepReader(stages);
                played.clear();
            }
            if (stages.isEmpty()) {
                throw new BadLessonException(
                        step.line(), "nothing is on stage yet: \"stages\" is missing.");
            }
            played.add(reader.step(step));
        }
        addIfAny(scenes, stages, played);
        return scenes;
    }

    private static void addIfAny(
            List<Scene> scenes, List<StagePlan> stages, List<LessonStep> steps) {
        if (!steps.isEmpty()) {
            scenes.add(new Scene(stages, steps));
        }
    }
}
