package loopscope.capture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.FxThread;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class CapturesTest {
    private static final Set<PictureFormat> BOTH = EnumSet.of(PictureFormat.PNG, PictureFormat.SVG);
    private static final Picture EMPTY = new Picture(8, 8, "", "", surface -> {});

    @TempDir Path folder;

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @Test
    void picturesOfOneSecondSortByNameAsTheyWereTaken() {
        List<String> taken =
                IntStream.range(0, 40)
                        .mapToObj(n -> n % 3 == 0 ? List.of("threads", "pool") : List.of("select"))
                        .map(Captures::stem)
                        .toList();
        assertThat(taken.stream().map(stem -> stem + ".png"))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("loopscope-[\\d-]{21}-(threads-pool|select).png"));
    }

    @Test
    void aPngAndItsSvgShareAName() throws Exception {
        assertThat(save()).containsExactly("a.png", "a.svg");
        Files.delete(folder.resolve("a.png"));
        assertThat(save()).containsExactly("a-2.png", "a-2.svg");
        Files.delete(folder.resolve("a-2.svg"));
        assertThat(save()).containsExactly("a-3.png", "a-3.svg");
        assertThat(folder).isDirectoryNotContaining("glob:**/a.png");
    }

    private List<String> save() throws CaptureFailedException {
        return new Captures(() -> folder)
                .save(EMPTY, "a", BOTH).stream()
                        .map(file -> file.getFileName().toString())
                        .toList();
    }
}
