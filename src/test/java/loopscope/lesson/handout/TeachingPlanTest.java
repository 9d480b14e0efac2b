package loopscope.lesson.handout;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** The plans of the lessons that are built in. */
class TeachingPlanTest {
    static List<String> ids() {
        return Lessons.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyLessonHasAPlanFor5MinutesAndOneFor45(String id) {
        Lesson lesson = Lessons.find(id).orElseThrow();
        String[] plans = Markdown.text(TeachingPlan.of(lesson)).split("## In 45 minutes", -1);
        assertThat(plans).hasSize(2);
        assertThat(plans[0]).containsSubsequence("## In 5 minutes", "### 0:00", "Step ", "5:00");
        assertThat(plans[1]).containsSubsequence("### 0:00", "Step 1", "45:00");
        for (int step = 1; step <= lesson.steps().size(); step++) {
            assertThat(plans[1]).contains("Step " + step + ": ");
        }
    }
}
