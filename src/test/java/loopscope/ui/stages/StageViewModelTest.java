package loopscope.ui.stages;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.ui.base.Background;

import org.junit.jupiter.api.Test;

class StageViewModelTest {
    @Test
    void aBrokenModelIsMarkedInThePicture() {
        try (Lab lab = new Lab()) {
            ModelInfo broken = Lab.museum().getFirst().model();
            ServerLifecycle server = new ServerLifecycle(lab, new Background(), new Activity());
            StageViewModel stage = new StageViewModel(server, broken, (now, before) -> {});
            assertThat(stage.marks()).containsExactly(broken.broken());
        }
    }
}
