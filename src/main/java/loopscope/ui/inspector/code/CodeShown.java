package loopscope.ui.inspector.code;

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
 * @param file the name of the file; empty where none is known
 * @param lines the lines of that file
 */
record CodeShown(StageInstant instant, CodeLocation place, String file, List<CodeLine> lines) {
    private static final Map<String, List<List<JavaTokens.Token>>> SOURCES =
            new ConcurrentHashMap<>();

    /**
     * The source for an instant and a thread. Reads files, so the JavaFX thread must not call it.
     */
    static CodeShown of(StageInstant instant, int thread) {
        CodeLocation place = CodeLocation.at(instant.record(), instant.number(), thread);
        Site near = place.nearby();
        if (near == null) {
            return new CodeShown(instant, place, "", List.of());
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
        return new CodeShown(instant, place, file, lines);
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
