package loopscope.lesson.format;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML into {@link Node}s, within limits: one document, no anchors, no tags, a few levels.
 *
 * <p>Builds them from the parser's events, so that a value too deep is refused before it is built,
 * and an anchor is never followed.
 */
final class Yaml {
    private static final int DEEPEST = 12;

    private final Iterator<Event> events;
    private int depth;

    private Yaml(String text) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel("lesson")
                        .setCodePointLimit(LessonReader.MOST_BYTES)
                        .build();
        events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /** The value of a file. */
    static Node read(String text) throws BadLessonException {
        try {
            return new Yaml(text).document();
        } catch (MarkedYamlEngineException e) {
            throw Indentation.problem(text, e)
                    .orElseGet(
                            () ->
                                    new BadLessonException(
                                            line(e.getProblemMark()),
                                            "this is not YAML: " + problem(e) + "."));
        } catch (YamlEngineException e) {
            throw new BadLessonException(1, "this is not YAML: " + e.getMessage() + ".");
        }
    }

    /** What is wrong; prose is what people stumble over, and the parser does not say so. */
    private static String problem(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        return problem.startsWith("mapping values are not allowed")
                ? "a text with a colon and a blank in it stands in quotes, or after >-"
                : problem;
    }

    private Node document() throws BadLessonException {
        expect(Event.ID.StreamStart);
        Event first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            throw new BadLessonException(
                    1, "the file is empty: a lesson begins with \"lesson: 1\".");
        }
        Node value = value(events.next());
        expect(Event.ID.DocumentEnd);
        Event last = events.next();
        if (last.getEventId() != Event.ID.StreamEnd) {
            throw new BadLessonException(
                    line(last.getStartMark()), "found a second document: a file has one lesson.");
        }
        return value;
    }

    private void expect(Event.ID id) {
        Event event = events.next();
        if (event.getEventId() != id) {
            throw new IllegalStateException("found " + event + ", expected " + id);
        }
    }

    private Node value(Event event) throws BadLessonException {
        int line = line(event.getStartMark());
        if (event.getEventId() == Event.ID.Alias
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw new BadLessonException(
                    line, "found an anchor (& or *): a lesson has none, write the value again.");
        }
        if (depth == DEEPEST) {
            throw new BadLessonException(line, "this lies deeper than anything in a lesson.");
        }
        depth++;
        Node node =
                switch (event.getEventId()) {
                    case Scalar -> new Node.Text(((ScalarEvent) event).getValue(), line);
                    case SequenceStart -> items(line);
                    case MappingStart -> fields(line);
                    default -> throw new IllegalStateException("found " + event);
                };
        depth--;
        return node;
    }

    private Node items(int line) throws BadLessonException {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            items.add(value(event));
        }
        return new Node.Items(items, line);
    }

    private Node fields(int line) throws BadLessonException {
        Map<String, Node> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            Node key = value(event);
            if (!(key instanceof Node.Text(String name, int at))) {
                throw new BadLessonException(key.line(), "found " + key.kind() + " as a key.");
            }
            if (values.put(name, value(events.next())) != null) {
                throw new BadLessonException(at, "\"" + name + "\" stands here a second time.");
            }
            lines.put(name, at);
        }
        return new Node.Fields(values, lines, line);
    }

    /** The line of a place, from 1. */
    static int line(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(1);
    }
}
