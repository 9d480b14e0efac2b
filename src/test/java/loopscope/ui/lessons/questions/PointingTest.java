package loopscope.ui.lessons.questions;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lesson.check.Finding;
import loopscope.lesson.plan.Question;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Predictions that are made by pointing at lanes. */
class PointingTest {
    private static final List<String> CLIENTS = List.of("A", "B");

    @Test
    void whoWaitsForWhomIsPointedAtInThatOrder() {
        QuestionViewModel asked =
                new QuestionViewModel(new Question.WhoWaits("Who waits?", "select"), CLIENTS);
        asked.pickClient("B");
        assertThat(asked.isComplete()).isFalse();
        asked.pickClient("A");
        assertThat(asked.prediction()).isEqualTo("B waits for A");
        asked.pickClient("C");
        assertThat(asked.prediction())
                .as("nobody of that name is asked about")
                .isEqualTo("B waits for A");
    }

    @Test
    void aClickInThePictureAnswersNoOtherQuestion() {
        QuestionViewModel asked =
                new QuestionViewModel(
                        new Question.Choice(
                                "Which?",
                                List.of(new Question.Answer("A", _ -> new Finding(true, "so")))),
                        CLIENTS);
        asked.pickClient("A");
        assertThat(asked.picked()).isEmpty();
    }
}
