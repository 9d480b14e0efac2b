package loopscope;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** README and the documents name files, links and types that exist. */
class DocumentsTest {
    private static final Path SITE = Path.of("src", "site");
    private static final List<Path> SOURCES =
            List.of(
                    Path.of("src", "main", "java", "loopscope"),
                    Path.of("src", "test", "java", "loopscope"));

    /** A link within the repository: {@code [words](path#anchor)}. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

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
    void everyAnchorIsThatOfAHeading(Path document) throws IOException {
        for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
            String anchor = link.group(2);
            if (anchor != null) {
                String path = link.group(1);
                assertThat(anchors(path.isEmpty() ? document : document.resolveSibling(path)))
                        .contains(anchor);
            }
        }
    }

    /** As the sites that show Markdown make them: small letters, and a hyphen for each blank. */
    private static List<String> anchors(Path document) throws IOException {
        return named(HEADING, document).stream()
                .map(words -> words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
                .map(words -> words.replace(' ', '-'))
                .toList();
    }

    @Test
    void theTeachingGuideHasEveryLesson() throws IOException {
        String guide = Files.readString(SITE.resolve("teaching.md"));
        for (Lesson lesson : Lessons.all()) {
            assertThat(guide)
                    .contains("**" + lesson.title() + "** (`" + lesson.id() + "`). ")
                    .containsPattern("\\|[^|\n]*`" + lesson.id() + "`[^|\n]*\\|[^|\n]* min");
        }
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
