package loopscope.ui.lessons.questions;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lesson.check.Figure;
import loopscope.lesson.plan.Question;
import loopscope.lesson.play.Answer;
import loopscope.timeline.figures.Unit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.OptionalDouble;

class QuestionViewModelTest {
    @ParameterizedTest
    @CsvSource({
        "'1.5', 1.5 ms, 1_500_000",
        "'1,5', 1.5 ms, 1_500_000",
        "'0,500', 0.500 ms, 500_000",
        "' 1,500 ', 1500 ms, 1_500_000_000",
        "'1,500.25', 1500.25 ms, 1_500_250_000"
    })
    void aTimeIsReadInMillisecondsWithAPointOrACommaBeforeItsFraction(
            String typed, String predicted, String nanos) {
        QuestionViewModel question = guess(Unit.TIME, typed);
        assertThat(question.prediction()).isEqualTo(predicted);
        double observed = Double.parseDouble(nanos.replace("_", ""));
        assertThat(reveal(question, observed).right()).isTrue();
        assertThat(reveal(question, observed * 1.02).right()).isFalse();
    }

    @Test
    void aCountIsReadAsItIs() {
        assertThat(guess(Unit.COUNT, "3").prediction()).isEqualTo("3");
        assertThat(reveal(guess(Unit.COUNT, "3"), 3).right()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"''", "many", "'1,5,0'", "-1", "NaN"})
    void whatIsNoNumberIsNoPrediction(String typed) {
        assertThat(guess(Unit.COUNT, typed).isComplete()).isFalse();
    }

    private static QuestionViewModel guess(Unit unit, String typed) {
        Figure figure = new Figure("figure", unit, null, stage -> OptionalDouble.empty());
        Question question = new Question.Guess("How much?", figure, 1);
        QuestionViewModel model = new QuestionViewModel(question, List.of());
        model.typedProperty().set(typed);
        return model;
    }

    private static Reveal reveal(QuestionViewModel question, double observed) {
        return question.reveal(new Answer(List.of(), "seen", OptionalDouble.of(observed), true));
    }
}
