package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class SourcesTest {
    private static final Path SERVERS = Path.of("src/main/java/loopscope/server");

    @Test
    void theSourceOfEachServerIsTheFileThatWasCompiled() throws IOException {
        try (Stream<Path> files = Files.list(SERVERS)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                String shown = Sources.of("loopscope.server." + name);
                assertThat(shown).as(name).isNotNull();
                assertThat(shown.getBytes(StandardCharsets.UTF_8))
                        .as(name)
                        .isEqualTo(Files.readAllBytes(file));
            }
        }
    }

    @Test
    void anInnerClassIsWrittenInTheFileOfItsOuterOne() {
        String inner = "loopscope.server.LoopsServer$Loop";
        assertThat(Sources.fileOf(inner)).isEqualTo("LoopsServer.java");
        assertThat(Sources.of(inner)).isEqualTo(Sources.of("loopscope.server.LoopsServer"));
    }

    @Test
    void othersComeWithoutTheirs() {
        assertThat(Sources.of("loopscope.kit.Kit")).isNull();
        assertThat(Sources.of("java.lang.String")).isNull();
    }
}
