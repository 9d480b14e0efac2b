package loopscope.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.Pace;
import loopscope.lab.Setup;
import loopscope.picture.FxThread;
import loopscope.ui.OpenWindow;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notices;

import org.junit.jupiter.api.Test;

class CrowdViewModelTest {
    @Test
    void aCrowdThatGoesOnIsSeenAgainAfterTheRunOfALesson() throws CannotStartException {
        FxThread.start();
        try (Lab lab = new Lab();
                Lab lesson = new Lab()) {
            lab.open(Setup.of("sequential").paced(Pace.STEP)); // serves nobody
            CrowdViewModel crowds = new CrowdViewModel(lab, new Background(), new Notices());
            OpenWindow.onFx(() -> sendTwo(crowds));
            OpenWindow.await("the crowd", () -> crowds.comingProperty().get());
            assertThat(isComing(crowds, lesson)).isFalse();
            assertThat(isComing(crowds, lab)).isTrue();
        }
    }

    private static boolean sendTwo(CrowdViewModel crowds) {
        crowds.send(2, 1, () -> {}, why -> {});
        return true;
    }

    private static boolean isComing(CrowdViewModel crowds, Lab shown) {
        return OpenWindow.onFx(
                () -> {
                    crowds.follow(shown);
                    crowds.refresh();
                    return crowds.comingProperty().get();
                });
    }
}
