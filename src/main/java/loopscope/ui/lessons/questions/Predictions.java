package loopscope.ui.lessons.questions;

import loopscope.capture.TextTable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** All predictions since the window was opened, in memory only. Confined to the JavaFX thread. */
public final class Predictions {
    private static final List<String> HEADERS =
            List.of("lesson", "step", "question", "predicted", "observed", "right", "time");

    private final List<List<String>> rows = new ArrayList<>();

    /** Takes in what was predicted and what happened. */
    public void add(String lesson, String step, String question, Reveal reveal) {
        Boolean right = reveal.right();
        rows.add(
                List.of(
                        lesson,
                        step,
                        question,
                        reveal.predicted(),
                        reveal.observed(),
                        right == null ? "" : right ? "yes" : "no",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The predictions as a table.
     *
     * @param name whose they are; without a column for it where it is blank
     */
    public TextTable table(String name) {
        if (name.isBlank()) {
            return new TextTable(HEADERS, List.copyOf(rows));
        }
        return new TextTable(
                after("name", HEADERS),
                rows.stream().map(row -> after(name.strip(), row)).toList());
    }

    private static List<String> after(String first, List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.addFirst(first);
        return all;
    }
}
