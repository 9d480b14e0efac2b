package loopscope.lesson.format;

import loopscope.lesson.format.OpenBlocks.Kind;
import loopscope.lesson.format.OpenBlocks.Start;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in a writer's words what YAML, or the reader of lessons, refuses where a line is indented
 * wrongly or lacks its dash: which line, and which neighbour it should be in line with.
 */
final class Indentation {
    private static final String NO_DASH = "this line lacks its dash: begin it with \"- \".";
    private static final String UNFIT =
            "this line does not fit those above it: check its indentation, and that each item of a"
                    + " list begins with \"- \".";
    private static final String NO_KEY =
            "this line is neither a key with a colon nor an item that begins with \"- \".";

    /** Keys of one part of a lesson stand below each other. */
    private static final List<List<String>> PARTS =
            List.of(
                    LessonReader.KEYS,
                    StepReader.KEYS,
                    StageReader.KEYS,
                    QuestionReader.KEYS,
                    ExperimentReader.KEYS);

    /** The keys whose lists have keys of their own behind each dash. */
    private static final List<String> LISTS = List.of("steps", "stages");

    private final List<String> lines;

    private Indentation(String text) {
        lines = text.lines().toList();
    }

    /**
     * What is wrong with the lines where the parser stopped; empty where that is something else.
     */
    static Optional<BadLessonException> problem(String text, MarkedYamlEngineException why) {
        Indentation indentation = new Indentation(text);
        int line = Yaml.line(why.getProblemMark());
        if (line > indentation.lines.size()) {
            return Optional.empty();
        }
        if (indentation.beginsWithTab(line)) {
            return bad(line, "this line begins with a tab: indent it with blanks.");
        }
        String problem = why.getProblem();
        if (problem.startsWith("could not find expected ':'")) {
            return indentation.withoutColon(Yaml.line(why.getContextMark()));
        }
        if (problem.startsWith("expected <block end>")
                || problem.startsWith("expected '<document start>'")) {
            return Optional.of(indentation.misplaced(line).orElse(badly(line, UNFIT)));
        }
        boolean colon = problem.startsWith("mapping values are not allowed");
        int column = why.getProblemMark().map(mark -> mark.getColumn()).orElse(0);
        return colon && indentation.isOwnKey(line, column)
                ? indentation.misplaced(line)
                : Optional.empty();
    }

    /**
     * What is wrong with the lines where a sentence or a value was refused, if YAML has taken two
     * lines for one; the refusal itself where it has not.
     */
    static BadLessonException problem(String text, BadLessonException why) {
        Indentation indentation = new Indentation(text);
        int next = why.line() + 1;
        return next <= indentation.lines.size()
                ? indentation.joined(why.line(), next).orElse(why)
                : why;
    }

    private Optional<BadLessonException> joined(int line, int next) {
        Start first = start(line);
        Start second = start(next);
        if (second.kind() != Kind.ITEM || !first.name().isEmpty()) {
            return Optional.empty();
        }
        if (first.kind() == Kind.ITEM && second.column() > first.column()) {
            return Optional.of(notInLine(second, first));
        }
        return first.kind() == Kind.TEXT && second.column() == first.column()
                ? bad(line, NO_DASH)
                : Optional.empty();
    }

    private boolean beginsWithTab(int line) {
        String text = lines.get(line - 1);
        return text.substring(0, text.length() - text.stripLeading().length()).contains("\t");
    }

    /** Whether the colon in a column is that of the key that the line begins with. */
    private boolean isOwnKey(int line, int column) {
        Start start = start(line);
        int key = lines.get(line - 1).indexOf(start.name(), start.column());
        boolean known =
                start.kind() == Kind.ITEM
                        || isKnown(start.name())
                        || parent(start).filter("choices"::equals).isPresent();
        return known && !start.name().isEmpty() && key + start.name().length() == column;
    }

    private Optional<BadLessonException> withoutColon(int line) {
        Start start = start(line);
        String text = lines.get(line - 1).strip();
        if (isKnown(text)) {
            return bad(line, "\"" + text + "\" lacks its colon: write \"" + text + ":\".");
        }
        OpenBlocks above = OpenBlocks.above(lines, line);
        if (above.open().stream().anyMatch(one -> isItemIn(start.column(), one))) {
            return bad(line, NO_DASH);
        }
        return Optional.of(textOutOfLine(start, above).orElse(badly(line, NO_KEY)));
    }

    private static boolean isItemIn(int column, Start one) {
        return one.kind() == Kind.ITEM && one.column() == column;
    }

    private Optional<BadLessonException> misplaced(int line) {
        Start start = start(line);
        OpenBlocks above = OpenBlocks.above(lines, line);
        if (start.kind() == Kind.TEXT) {
            return textOutOfLine(start, above);
        }
        Optional<Start> dashless = dashless(start, above);
        return dashless.isPresent()
                ? bad(dashless.get().line(), NO_DASH)
                : neighbour(start, above.open()).map(other -> notInLine(start, other));
    }

    /** The line that should begin as its neighbour does, with a dash. */
    private Optional<Start> dashless(Start start, OpenBlocks above) {
        if (start.kind() == Kind.KEY
                && above.open().stream()
                        .anyMatch(
                                one ->
                                        isItemIn(start.column(), one)
                                                && one.name().equals(start.name()))) {
            return Optional.of(start);
        }
        return above.open().stream()
                .filter(one -> one.kind() == Kind.KEY && one.column() > 0)
                .filter(one -> isKeyOfList(one, above.open()))
                .findFirst();
    }

    /** Whether a key stands right below one that has a list. */
    private static boolean isKeyOfList(Start key, List<Start> open) {
        int outer = open.indexOf(key) + 1;
        return outer < open.size()
                && open.get(outer).kind() == Kind.KEY
                && LISTS.contains(open.get(outer).name());
    }

    /** The key inside which a line stands. */
    private Optional<String> parent(Start start) {
        return OpenBlocks.above(lines, start.line()).open().stream()
                .filter(one -> one.kind() == Kind.KEY && one.column() < start.column())
                .map(Start::name)
                .filter(Indentation::isKnown)
                .findFirst();
    }

    /** What a line is most likely to be a neighbour of; empty where that can't be told. */
    private static Optional<Start> neighbour(Start start, List<Start> open) {
        List<Start> alike = open.stream().filter(one -> isAlike(start, one)).toList();
        List<Start> related = alike.stream().filter(one -> isRelated(start, one)).toList();
        List<Start> candidates = related.isEmpty() ? alike : related;
        Optional<Start> nearest =
                candidates.stream().min(Comparator.comparingInt(one -> distance(start, one)));
        return nearest.filter(
                near ->
                        distance(start, near) > 0
                                && candidates.stream()
                                                .filter(
                                                        one ->
                                                                distance(start, one)
                                                                        == distance(start, near))
                                                .count()
                                        == 1);
    }

    private static boolean isAlike(Start start, Start other) {
        return start.kind() == other.kind()
                && (start.kind() == Kind.KEY || start.name().isEmpty() == other.name().isEmpty());
    }

    /** Whether both are keys of one part, or neither is of any, as the answers to a question. */
    private static boolean isRelated(Start start, Start other) {
        boolean known = isKnown(start.name());
        return known
                ? PARTS.stream()
                        .anyMatch(
                                part -> part.contains(start.name()) && part.contains(other.name()))
                : !isKnown(other.name());
    }

    private static boolean isKnown(String key) {
        return PARTS.stream().anyMatch(part -> part.contains(key));
    }

    private static int distance(Start one, Start other) {
        return Math.abs(one.column() - other.column());
    }

    private static Optional<BadLessonException> textOutOfLine(Start start, OpenBlocks above) {
        Start text = above.text();
        return text == null || start.column() == text.column()
                ? Optional.empty()
                : Optional.of(notInLine(start, text));
    }

    private static BadLessonException notInLine(Start start, Start other) {
        return badly(
                start.line(),
                String.format(
                        Locale.ROOT,
                        "%s is indented by %d, %s in line %d by %d: indent both the same.",
                        named(start),
                        start.column(),
                        other.kind() == Kind.KEY ? named(other) : "that",
                        other.line(),
                        other.column()));
    }

    private static String named(Start start) {
        return switch (start.kind()) {
            case ITEM -> "this item";
            case KEY -> "\"" + start.name() + "\"";
            case TEXT -> "this text";
        };
    }

    private Start start(int line) {
        return OpenBlocks.start(lines.get(line - 1), line);
    }

    private static Optional<BadLessonException> bad(int line, String problem) {
        return Optional.of(badly(line, problem));
    }

    private static BadLessonException badly(int line, String problem) {
        return new BadLessonException(line, problem);
    }
}
