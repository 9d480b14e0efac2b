package loopscope.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.UserFolders;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages that {@code ./app docs} opens: whole, linked, and sufficient without a network. */
class SiteTest {
    private static final Path SOURCES = Path.of("src", "site");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern LOADED =
            Pattern.compile("(?:src=|url\\(|@import|<link[^>]* href=)\"?\\s*([a-z]+:|//)");

    private static Site site;
    private static Map<String, byte[]> files = Map.of();

    @TempDir private Path folder;

    @BeforeAll
    static void makeThePages() {
        site = Site.read();
        files = site.files();
    }

    @Test
    void everyDocumentAndEveryFileBesideItIsReachedFromTheIndex() throws IOException {
        try (Stream<Path> kept = Files.walk(SOURCES)) {
            List<String> wanted =
                    kept.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replace(".md", ".html"))
                            .filter(name -> !name.endsWith(".png")) // the README's
                            .toList();
            assertThat(wanted).hasSizeGreaterThan(20).doesNotHaveDuplicates();
            assertThat(files.keySet()).containsAll(wanted).contains("site.css");
        }
    }

    @Test
    void everyLinkOfAPageLeadsToAFileAndAnAnchorThatAreThere() {
        assertThat(site.names())
                .allSatisfy(
                        name ->
                                assertThat(found(LINK, html(name)))
                                        .hasSizeGreaterThan(5)
                                        .allMatch(link -> isThere(name, link)));
    }

    private static boolean isThere(String page, String link) {
        if (link.startsWith("https://")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        String file = parts[0].isEmpty() ? Destination.file(page) : parts[0];
        return files.containsKey(file)
                && (parts.length == 1
                        || found(ANCHOR, text(file)).anyMatch(id -> id.equals(parts[1])));
    }

    @Test
    void nothingOfAPageIsLoadedFromANetworkOrRuns() {
        assertThat(files.keySet())
                .filteredOn(name -> name.endsWith(".html") || name.endsWith(".css"))
                .allSatisfy(
                        name ->
                                assertThat(text(name))
                                        .doesNotContainPattern(LOADED)
                                        .doesNotContain("<script", "<iframe"));
    }

    @Test
    void everyPageNamesAllOthersAndItself() {
        assertThat(site.names())
                .filteredOn(name -> !name.equals("index"))
                .allSatisfy(
                        name ->
                                assertThat(html(name))
                                        .containsPattern(
                                                "href=\"" + name + ".html\" aria-current=\"page\"")
                                        .contains("href=\"architecture.html\""));
    }

    @Test
    void whatIsInADocumentIsText() {
        Page page = Page.of("a", "# A <b> & \"c\"\n\n<script>x</script>\n\n[s](../main/S.java)\n");
        String html = new PageHtml(new Contents(List.of())).of(page);
        assertThat(html)
                .contains("<title>A &lt;b> &amp; &quot;c&quot; · Loopscope</title>")
                .doesNotContain("<script", "S.java")
                .contains("<p>s</p>");
    }

    @Test
    void headingsOfTheSameWordsHaveAnchorsOfTheirOwn() {
        Page page = Page.of("a", "# What it `does`\n\n## What it does\n");
        assertThat(found(ANCHOR, new PageHtml(new Contents(List.of())).of(page)))
                .contains("what-it-does", "what-it-does-1");
    }

    @Test
    void aFolderThatIsNotEmptyStaysAsItIs() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> SiteFolder.leave(site, folder))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessageContaining("is not empty");
        assertThat(folder).isDirectoryNotContaining("glob:**.html");
    }

    @Test
    void theUsersFolderForCachesHasThePagesOfThisVersionAlone() throws Exception {
        UserFolders folders =
                new UserFolders("Linux", folder.toString(), Map.of("XDG_CACHE_HOME", ""));
        Path index = SiteFolder.keep(site, folders);
        assertThat(index).isEqualTo(folder.resolve(".cache/loopscope/docs/index.html"));
        Files.writeString(index.resolveSibling("gone.html"), "of another version");
        Files.writeString(index, "of another version");
        assertThat(SiteFolder.keep(site, folders)).hasBinaryContent(files.get("index.html"));
        assertThat(index.getParent())
                .isDirectoryNotContaining("glob:**gone.html")
                .isDirectoryContaining("glob:**pool.json.gz");
    }

    @Test
    void whereThereIsNoHomeAFolderIsAskedFor() {
        assertThatThrownBy(() -> SiteFolder.keep(site, new UserFolders("Linux", "?", Map.of())))
                .hasMessageContaining("-o FOLDER");
    }

    private static String html(String page) {
        return text(Destination.file(page));
    }

    private static String text(String file) {
        return new String(files.getOrDefault(file, new byte[0]), UTF_8);
    }

    private static Stream<String> found(Pattern what, String text) {
        return what.matcher(text).results().map(match -> match.group(1));
    }
}
