package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class SentenceViewModelTest extends ModelCase {
    @Test
    void itIsAboutTheInstantThatTheStagesWereLookedAtHoweverTimeGoesOn() {
        SentenceViewModel sentence = new SentenceViewModel(model.stages(), model.time());
        long instant = TimeUnit.SECONDS.toNanos(2);
        onFx(
                () -> {
                    model.time().pointAt(0);
                    sentence.refresh(2 * instant, instant, false, "");
                });
        assertThat(sentence.instantTextProperty().get()).isEqualTo("at 2.000 s");
    }
}
