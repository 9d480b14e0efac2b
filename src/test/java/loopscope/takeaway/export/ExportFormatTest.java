package loopscope.takeaway.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

class ExportFormatTest {
    @ParameterizedTest
    @EnumSource
    void everyEndingOfAFormatNamesItInUpperOrLowerCase(ExportFormat format) {
        assertThat(format.endings())
                .isNotEmpty()
                .allSatisfy(
                        ending -> {
                            assertThat(ExportFormat.of(Path.of("a.b" + ending))).contains(format);
                            assertThat(
                                            ExportFormat.of(
                                                    Path.of("A" + ending.toUpperCase(Locale.ROOT))))
                                    .contains(format);
                        });
    }

    @Test
    void anEndingAloneOrAnUnknownOneNamesNoFormat() {
        assertThat(Stream.of("a", ".png", "a.png.bak", "png").map(Path::of))
                .allMatch(file -> ExportFormat.of(file).isEmpty());
    }

    @Test
    void theChoiceNamesEveryEndingOnce() {
        String[] named = ExportFormat.choice().split(", | or ", -1);
        assertThat(named)
                .containsExactly(
                        Arrays.stream(ExportFormat.values())
                                .flatMap(format -> format.endings().stream())
                                .toArray(String[]::new))
                .doesNotHaveDuplicates();
    }
}
