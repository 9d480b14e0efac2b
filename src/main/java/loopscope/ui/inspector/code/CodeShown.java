package loopscope.ui.inspector.code;

import loopscope.lab.ForeignProgram;
import loopscope.lab.ProgramSource;
import loopscope.lab.Sources;
import loopscope.picture.inspector.JavaTokens;
import loopscope.timeline.calls.CodeLocation;
import loopscope.trace.Site;
import loopscope.ui.time.StageInstant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A source file, and the lines that threads are at.
 *
 * @param instant the selected instant
 * @param place the thread's place in the code
 * @param says what the thread does there, or why no line is lit
 * @param file the name of the file; empty where none is known
 * @param lines the lines of that file
 */
record CodeShown(
        StageInstant instant, CodeLocation place, String says, String file, List<CodeLine> lines) {
    private static final String NO_LINE =
            "The system’s call tracer tells calls, not lines: no line is lit.";
    private static final String NO_SOURCE =
            "The command of this program names no file of text, so there is no source to show.";

    private static final Map<String, List<List<JavaTokens.Token>>> SOURCES =
            new ConcurrentHashMap<>();

    /**
     * The source for an instant and a thread. Reads files, so the JavaFX thread must not call it.
     */
    static CodeShown of(StageInstant instant, int thread) {
        CodeLocation place = CodeLocation.at(instant.record(), instant.number(), thread);
        Site near = place.nearby();
        if (near == null) {
            return new CodeShown(instant, place, place.says(), "", List.of());
        }
        String file = Sources.fileOf(near.className());
        List<List<JavaTokens.Token>> source =
                SOURCES.computeIfAbsent(file, unknown -> read(near.className()));
        List<CodeLine> lines = new ArrayList<>();
        Site site = place.site();
        Map<Integer, Integer> others = others(place, file);
        for (int number = 1; number <= source.size(); number++) {
            boolean current = site != null && site.line() == number;
            int there = others.getOrDefault(number, 0);
            lines.add(new CodeLine(number, source.get(number - 1), current, there));
        }
        return new CodeShown(instant, place, place.says(), file, lines);
    }

    /** The same of a program of others; its file is read each time, for it may be changed. */
    static CodeShown of(StageInstant instant, ForeignProgram program) {
        CodeLocation place = CodeLocation.at(instant.record(), instant.number(), 0);
        ProgramSource source = ProgramSource.of(program);
        if (source == null) {
            return new CodeShown(instant, place, NO_SOURCE, "no source", List.of());
        }
        List<CodeLine> lines = new ArrayList<>();
        for (String text : source.lines()) {
            var tokens = List.of(new JavaTokens.Token(JavaTokens.Kind.PLAIN, text));
            lines.add(new CodeLine(lines.size() + 1, tokens, false, 0));
        }
        return new CodeShown(instant, place, NO_LINE, source.name(), lines);
    }

    private static List<List<JavaTokens.Token>> read(String className) {
        String text = Sources.of(className);
        return text == null ? List.of() : JavaTokens.lines(text);
    }

    /** How many other threads are at each line of a file. */
    private static Map<Integer, Integer> others(CodeLocation place, String file) {
        Map<Integer, Integer> counts = new ConcurrentHashMap<>();
        place.others()
                .forEach(
                        (site, count) -> {
                            if (Sources.fileOf(site.className()).equals(file)) {
                                counts.merge(site.line(), count, Integer::sum);
                            }
                        });
        return counts;
    }

    /** The line that the thread is at, from 1; 0 if unknown. */
    int line() {
        Site site = place.site();
        return site == null ? 0 : site.line();
    }
}
