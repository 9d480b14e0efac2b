package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.LabClient;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A picture at each step of a real server. */
class StepPicturesTest extends ModelCase {
    @Test
    void eachStepLeavesANumberedPictureUntilThatIsOffAgain() throws IOException {
        onFx(() -> model.pace().turn());
        onFx(() -> model.pace().turn());
        onFx(() -> model.stepPictures().onProperty().set(true));
        LabClient client = OpenWindow.onFx(() -> model.runs().present().lab().addClient());
        stepInto("step 001.png");
        client.say("Hi");
        stepInto("step 002.png");
        onFx(() -> model.stepPictures().onProperty().set(false));
        Path left = pictures().getFirst().getParent();
        OpenWindow.await("word of it", () -> notice().equals("2 pictures are in " + left));
        assertThat(Files.readAllBytes(pictures().getFirst())).startsWith(0x89, 'P', 'N', 'G');
        step();
        onFx(() -> model.stepPictures().refresh());
        assertThat(pictures()).hasSize(2);
    }

    /** Makes a step, and waits for its picture as a window does. */
    private void stepInto(String name) {
        step();
        OpenWindow.await(
                name,
                () -> {
                    model.refresh();
                    return pictures().stream().anyMatch(file -> file.endsWith(name));
                });
    }

    private void step() {
        OpenWindow.await("a held call", () -> stage().stage().held() > 0);
        onFx(() -> model.pace().next());
    }

    private List<Path> pictures() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
