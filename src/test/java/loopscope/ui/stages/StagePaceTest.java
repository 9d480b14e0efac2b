package loopscope.ui.stages;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.Pace;

import org.junit.jupiter.api.Test;

class StagePaceTest {
    private int changes;
    private final StagePace pace = new StagePace(() -> changes++);

    @Test
    void aCommonPaceThatStaysTheSameChangesNothing() {
        pace.setCommon(Pace.STEP);
        pace.setCommon(Pace.STEP);
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void aCommonPaceChangesNothingOnAStageWithAPaceOfItsOwn() {
        pace.ownProperty().set(Pace.FREE);
        changes = 0;
        pace.setCommon(Pace.STEP);
        assertThat(changes).isZero();
        pace.ownProperty().set(null);
        assertThat(changes).isEqualTo(1);
        assertThat(pace.get()).isEqualTo(Pace.STEP);
    }
}
