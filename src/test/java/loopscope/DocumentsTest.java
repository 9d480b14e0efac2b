package loopscope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** README and the documents name files, links and types that exist. */
class DocumentsTest {
    private static final Path SITE = Path.of("src", "site");
    private static final List<Path> SOURCES =
            List.of(
                    Path.of("src", "main", "java", "loopscope"),
                    Path.of("src", "test", "java", "loopscope"));

    /** A link to a file of the repository: {@code [words](path)}. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");

    /** A type with its package's folder: {@code picture/layout/Layout}, also with a member. */
    private static final Pattern TYPE = Pattern.compile("\\b((?:[a-z]+/)+[A-Z]\\w+)(?![\\w/])");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> site = Files.list(SITE)) {
            List<Path> found = site.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(Stream.of(Path.of("README.md")), found.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        Path folder = document.toAbsolutePath().getParent();
        assertThat(named(LINK, document))
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTypeIsInThePackageNamed(Path document) throws IOException {
        assertThat(named(TYPE, document))
                .filteredOn(type -> isInSources(type.substring(0, type.indexOf('/'))))
                .allMatch(type -> isInSources(type + ".java"));
    }

    private static boolean isInSources(String name) {
        return SOURCES.stream().anyMatch(folder -> Files.exists(folder.resolve(name)));
    }

    private static List<String> named(Pattern what, Path document) throws IOException {
        return what.matcher(Files.readString(document))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
