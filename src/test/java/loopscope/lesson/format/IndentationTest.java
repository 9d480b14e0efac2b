package loopscope.lesson.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lessons with a line that is indented wrongly, or lacks its dash or its colon. */
class IndentationTest {
    /** All lines take half a minute. */
    private static final int EVERY = 11;

    private static final String LESSON =
            """
            lesson: 1
            title: Three callers
            goal: See who waits.
            stages:
              - model: sequential
              - model: threads
            steps:
              - title: Three come
                narration: >-
                  A, B and C connect.
                  A says nothing.
                ask:
                  question: What happens?
                  choices:
                    Now: B is answered on sequential
                    Later: B waits for A on sequential
                do:
                  - A connects
                  - B connects
                  - C connects
                expect:
                  - all are answered
              - title: All leave
                do:
                  - A closes
            """;

    @Test
    void theLessonItselfIsOne() throws BadLessonException {
        assertThat(read(LESSON.lines().toList()).steps()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "19|     - B connects|19|this item is indented by 5, that in line 18 by 6: indent both the same.",
                "19|        - B connects|19|this item is indented by 8, that in line 18 by 6: indent both the same.",
                "18|       - A connects|19|this item is indented by 6, that in line 18 by 7: indent both the same.",
                "19|    - B connects|19|this item is indented by 4, that in line 18 by 6: indent both the same.",
                "21|   expect:|21|\"expect\" is indented by 3, \"do\" in line 17 by 4: indent both the same.",
                "21|  expect:|21|\"expect\" is indented by 2, \"do\" in line 17 by 4: indent both the same.",
                "21|      expect:|21|\"expect\" is indented by 6, \"do\" in line 17 by 4: indent both the same.",
                "17|       do:|17|\"do\" is indented by 7, \"ask\" in line 12 by 4: indent both the same.",
                "14|     choices:|14|\"choices\" is indented by 5, \"question\" in line 13 by 6: indent both the same.",
                "16|         Later: B waits for A on sequential|16|\"Later\" is indented by 9, \"Now\" in line 15 by 8: indent both the same.",
                "16|       Later: B waits for A on sequential|16|\"Later\" is indented by 7, \"Now\" in line 15 by 8: indent both the same.",
                "23|- title: All leave|23|this item is indented by 0, that in line 8 by 2: indent both the same.",
                "23|   - title: All leave|23|this item is indented by 3, that in line 8 by 2: indent both the same.",
                "6|    - model: threads|6|this item is indented by 4, that in line 5 by 2: indent both the same.",
                "11|   A says nothing.|11|this text is indented by 3, that in line 10 by 6: indent both the same.",
                "2| title: Three callers|2|\"title\" is indented by 1, \"lesson\" in line 1 by 0: indent both the same.",
                "19|      B connects|19|this line lacks its dash: begin it with \"- \".",
                "18|      A connects|18|this line lacks its dash: begin it with \"- \".",
                "20|      C connects|20|this line lacks its dash: begin it with \"- \".",
                "5|  model: sequential|5|this line lacks its dash: begin it with \"- \".",
                "6|  model: threads|6|this line lacks its dash: begin it with \"- \".",
                "8|  title: Three come|8|this line lacks its dash: begin it with \"- \".",
                "23|  title: All leave|23|this line lacks its dash: begin it with \"- \".",
                "17|    do|17|\"do\" lacks its colon: write \"do:\".",
                "19|\t- B connects|19|this line begins with a tab: indent it with blanks.",
                "21|  \texpect:|21|this line begins with a tab: indent it with blanks.",
            })
    void theLineThatIsOutOfLineIsNamedWithItsNeighbour(
            int line, String damaged, int at, String problem) {
        assertThatThrownBy(() -> read(with(LESSON.lines().toList(), line, damaged)))
                .hasMessage("Line " + at + ": " + problem);
    }

    @Test
    void aColonInProseIsNoKeyThatIsOutOfLine() {
        assertThatThrownBy(
                        () ->
                                read(
                                        with(
                                                LESSON.lines().toList(),
                                                13,
                                                "      question: Now, do: or don’t?")))
                .hasMessage(
                        "Line 13: this is not YAML: a text with a colon and a blank in it stands in"
                                + " quotes, or after >-.");
    }

    /** Some lines of every lesson, moved a little, or without its dash. */
    @Test
    void aLessonWithOneLineOutOfLineIsReadOrRefusedInWordsOfALesson() {
        int refused = 0;
        int named = 0;
        for (String id : Lessons.ids()) {
            List<String> lines =
                    new String(Lessons.source(id), StandardCharsets.UTF_8).lines().toList();
            for (int line = 1; line <= lines.size(); line += EVERY) {
                for (String damaged : damages(lines.get(line - 1))) {
                    try {
                        Lesson _ = read(with(lines, line, damaged));
                    } catch (BadLessonException e) {
                        refused++;
                        named += Math.abs(e.line() - line) <= 1 ? 1 : 0;
                        assertThat(e.getMessage())
                                .as("%s %d: %s", id, line, damaged)
                                .doesNotContain("<", "token", "mapping values");
                    }
                }
            }
        }
        assertThat(named).as("named of %d", refused).isGreaterThan(refused * 9 / 10);
    }

    private static List<String> damages(String line) {
        if (line.isBlank()) {
            return List.of();
        }
        List<String> damages = new ArrayList<>();
        damages.add(" " + line);
        damages.add("  " + line);
        damages.add("\t" + line.strip());
        damages.add(line.replaceFirst("- ", ""));
        damages.add(line.replaceFirst("^ ", ""));
        damages.add(line.replaceFirst("^ {2}", ""));
        return damages.stream().filter(damaged -> !damaged.equals(line)).toList();
    }

    private static List<String> with(List<String> lines, int line, String damaged) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(line - 1, damaged);
        return changed;
    }

    private static Lesson read(List<String> lines) throws BadLessonException {
        return LessonReader.read("id", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
