package loopscope.lesson.format;

import loopscope.lab.CounterInfo;
import loopscope.lab.ExhibitInfo;
import loopscope.lab.ForeignProgram;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.Pace;
import loopscope.lab.Setup;
import loopscope.lab.ShellWords;
import loopscope.lesson.plan.StagePlan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is on stage. */
final class StageReader {
    /** The keys of a stage. */
    static final List<String> KEYS =
            List.of(
                    "model",
                    "command",
                    "port",
                    "name",
                    "counter",
                    "pause",
                    "workers",
                    "backlog",
                    "queue",
                    "time-out",
                    "send-buffer",
                    "pace");

    private static final Set<String> OF_A_PROGRAM = Set.of("command", "port", "name");
    private static final String PROGRAM = "program";
    private static final int MOST_PORT = 65_535;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_BUFFER = 64 << 20;
    private static final int MOST_WORKERS = 1_000;
    private static final int MOST_WAITING = 10_000;

    private StageReader() {}

    /** The stages that a lesson or a step has. */
    static List<StagePlan> stages(Fields fields) throws BadLessonException {
        List<Node> nodes = fields.items("stages");
        if (nodes.isEmpty() || nodes.size() > Lab.MOST_STAGES) {
            throw new BadLessonException(
                    fields.line("stages"), "a lesson has 1 to " + Lab.MOST_STAGES + " stages.");
        }
        List<StagePlan> stages = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : nodes) {
            StagePlan stage = stage(Fields.of(node, "a stage", KEYS));
            if (!names.add(stage.name())) {
                throw new BadLessonException(
                        node.line(),
                        "there is a stage \""
                                + stage.name()
                                + "\" already: give this one another \"name\".");
            }
            stages.add(stage);
        }
        return stages;
    }

    private static StagePlan stage(Fields stage) throws BadLessonException {
        if (stage.has("command")) {
            return program(stage);
        }
        if (stage.has("port")) {
            throw new BadLessonException(
                    stage.line("port"), "found \"port\", which stands beside \"command\" alone.");
        }
        String model = Values.name(stage, "model", models());
        String name = name(stage, model);
        Setup setup = stage.has("name") ? Setup.of(model).named(name) : Setup.of(model);
        return new StagePlan(paced(stage, counted(stage, sized(stage, setup))));
    }

    /** A program of others, which has none of our settings. */
    private static StagePlan program(Fields stage) throws BadLessonException {
        for (String key : KEYS) {
            if (stage.has(key) && !OF_A_PROGRAM.contains(key)) {
                throw new BadLessonException(
                        stage.line(key),
                        "found \""
                                + key
                                + "\" beside \"command\": a program of others has its own settings.");
            }
        }
        int port = stage.has("port") ? Values.number(stage, "port", 1, 1, MOST_PORT) : 0;
        return new StagePlan(Setup.of(command(stage), port).named(name(stage, PROGRAM)));
    }

    private static ForeignProgram command(Fields stage) throws BadLessonException {
        try {
            List<String> words = ShellWords.split(stage.text("command", ""));
            if (!words.isEmpty()) {
                return ForeignProgram.of(words);
            }
        } catch (IllegalArgumentException e) {
            throw new BadLessonException(stage.line("command"), String.valueOf(e.getMessage()));
        }
        throw new BadLessonException(
                stage.line("command"), "\"command\" is empty, expected a program and its words.");
    }

    private static String name(Fields stage, String usual) throws BadLessonException {
        String name = stage.text("name", usual);
        if (!name.matches("[a-z][a-z0-9-]{0,29}")) {
            throw new BadLessonException(
                    stage.line("name"),
                    "found \"" + name + "\" for \"name\", expected one word in small letters.");
        }
        return name;
    }

    private static Setup sized(Fields stage, Setup setup) throws BadLessonException {
        Setup sized =
                setup.with(
                        Values.number(stage, "workers", setup.workers(), 1, MOST_WORKERS),
                        Values.number(stage, "backlog", setup.backlog(), 1, MOST_WAITING),
                        Values.number(stage, "queue", setup.queue(), 1, MOST_WAITING));
        if (stage.has("time-out")) {
            Duration limit = Values.time(stage, "time-out", LONGEST, SHORTEST, LONGEST);
            sized = sized.timingOut((int) limit.toMillis());
        }
        return sized.sending(Values.size(stage, "send-buffer", setup.sendBuffer(), MOST_BUFFER));
    }

    private static Setup counted(Fields stage, Setup setup) throws BadLessonException {
        if (!stage.has("counter")) {
            return setup;
        }
        List<String> counters = Lab.counters().stream().map(CounterInfo::id).toList();
        return setup.counting(
                Values.name(stage, "counter", counters),
                Values.time(stage, "pause", Setup.USUAL_PAUSE, SHORTEST, LONGEST));
    }

    private static Setup paced(Fields stage, Setup setup) throws BadLessonException {
        return stage.has("pace")
                ? setup.paced(
                        Pace.slow(
                                Values.time(
                                        stage, "pace", Pace.SHORTEST, Pace.SHORTEST, Pace.LONGEST)))
                : setup;
    }

    private static List<String> models() {
        return Stream.concat(Lab.models().stream(), Lab.museum().stream().map(ExhibitInfo::model))
                .map(ModelInfo::id)
                .toList();
    }
}
