package loopscope.lesson.format;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lessons damaged at random: each is read or refused, and no other exception escapes. */
class DamagedLessonsTest {
    private static final int ROUNDS = 1_500;
    private static final String SPICE =
            "{}[]:-&*!|>'\"#%@`,?\t\n \u0000\u202e\ud83d\ude00 0 9 A never on is";

    @Test
    void aDamagedLessonIsReadOrRefusedInOneSentence() {
        int refused = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String id = Lessons.ids().get(random.nextInt(Lessons.ids().size()));
            byte[] bytes = damaged(new String(Lessons.source(id), StandardCharsets.UTF_8), random);
            try {
                Lesson lesson = LessonReader.read(id, bytes);
                assertThat(lesson.steps()).as("seed %d", seed).isNotEmpty();
            } catch (BadLessonException e) {
                refused++;
                assertThat(e.getMessage())
                        .as("seed %d", seed)
                        .startsWith("Line " + e.line() + ": ");
                assertThat(e.line()).as("seed %d", seed).isPositive();
            }
        }
        assertThat(refused).as("damage that was seen").isGreaterThan(ROUNDS / 4);
    }

    private static byte[] damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            damage(damaged, random);
        }
        byte[] bytes = damaged.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static void damage(StringBuilder text, Random random) {
        int place = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), place + random.nextInt(40));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(place, end);
            case 1 -> text.insert(place, SPICE.charAt(random.nextInt(SPICE.length())));
            case 2 -> text.insert(place, text.substring(place, end));
            case 3 -> text.setLength(Math.max(1, place));
            default -> swapLines(text, random);
        }
    }

    private static void swapLines(StringBuilder text, Random random) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.isEmpty()) {
            return;
        }
        String moved = lines.remove(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), moved);
        text.setLength(0);
        text.append(String.join("\n", lines)).append('\n');
    }
}
