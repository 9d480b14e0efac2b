package loopscope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.xml.parsers.DocumentBuilderFactory;

/** Whether NOTICE, which {@code ./app licences} prints, names every library that is shipped. */
class NoticeTest {
    private static final Path NOTICE = Path.of("src/main/resources/META-INF/NOTICE");

    @Test
    void namesEveryLibraryThatIsShipped() throws Exception {
        List<String> lines =
                Files.readAllLines(NOTICE).stream().map(l -> l.toLowerCase(Locale.ROOT)).toList();
        assertThat(shipped())
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        library ->
                                assertThat(lines)
                                        .anyMatch(line -> line.startsWith("  " + library)));
    }

    /** The first word of each artifact's name: javafx, jackson. */
    private static List<String> shipped() throws Exception {
        NodeList found =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Path.of("pom.xml").toFile())
                        .getElementsByTagName("dependency");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element dependency = (Element) found.item(i);
            if (dependency.getElementsByTagName("scope").getLength() == 0) {
                String artifact =
                        dependency.getElementsByTagName("artifactId").item(0).getTextContent();
                names.add(artifact.replaceAll("-.*", "").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
