package loopscope.takeaway.storyboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.capture.SvgFile;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.picture.FxThread;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.PlayedRun;
import loopscope.takeaway.RecordedRun;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

/** A run whose clients and whose lesson say what would be markup in a file. */
class StoryboardTest {
    private static final String LESSON =
            """
            lesson: 1
            title: '<i>Two</i> & more'
            goal: Look.
            stages:
              - model: sequential
              - model: select
            steps:
              - title: 'A: "come" <b>'
                narration: '<script>alert(2)</script> A comes @NOTES@ before B.'
                do:
                  - A connects
                  - A says "Hi"
                  - wait 30 ms
              - title: ../B\u202ecomes
                do:
                  - B connects
                  - "B says \\"\u202e]]>&\\""
                  - wait 150 ms
                  - A closes
                  - B closes
            """;

    private static final PictureOptions OPTIONS = PictureOptions.usual(Theme.LIGHT);

    private static RecordedRun run;

    @TempDir private Path folder;

    @BeforeAll
    static void play() throws Exception {
        FxThread.start();
        run =
                PlayedRun.of(
                        Performance.play(
                                LessonReader.read("id", LESSON.getBytes(StandardCharsets.UTF_8)),
                                LessonPlayer.USUAL_PATIENCE,
                                _ -> {}));
    }

    @Test
    void everyStepHasAPictureOfTheSameSizeThatTellsNothingOfLaterSteps() throws Exception {
        Storyboard story = StepStory.of(run, OPTIONS);
        List<Picture> cards = story.cards();
        assertThat(cards).hasSize(2);
        assertThat(cards.getFirst().width()).isEqualTo(cards.getLast().width());
        assertThat(cards.getFirst().height()).isEqualTo(cards.getLast().height());
        assertThat(SvgFile.text(cards.getFirst())).contains("Hi").doesNotContain("]]");
        assertThat(SvgFile.text(cards.getLast())).contains("\\u202e]]&gt;&amp;");
    }

    @Test
    void everyCallFromAnInstantOnHasAPictureOnOneAxis() throws Exception {
        long from = run.steps().getLast().from();
        Storyboard story = CallStory.of(run, OPTIONS, from, 3);
        assertThat(story.frames()).extracting(StoryFrame::number).containsExactly(1, 2, 3);
        assertThat(story.frames())
                .allSatisfy(
                        frame ->
                                assertThat(SvgFile.text(frame.picture()))
                                        .contains(frame.title().split("\\(")[0]));
        assertThatThrownBy(() -> CallStory.of(run, OPTIONS, run.end() + 1, 3))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessageContaining("choose an earlier instant");
    }

    @Test
    void itsFilesSortAndTheirNamesAreHarmless() throws Exception {
        List<Path> files =
                write(folder.resolve("new/story"), EnumSet.of(StoryboardFormat.SVG), _ -> {});
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("01 A come b.svg", "02 B comes.svg", "contact sheet.svg");
        assertThat(files).allMatch(Files::exists);
        assertThat(Files.readString(files.getLast()))
                .contains("A: &quot;come&quot; &lt;b&gt;")
                .doesNotContain("\u202e");
    }

    @Test
    void aFolderWithFilesIsKeptUnlessTheyAreToBeReplaced() throws Exception {
        Path old = Files.writeString(folder.resolve("01 A come b.svg"), "old");
        Path other = Files.writeString(folder.resolve("other"), "other");
        EnumSet<StoryboardFormat> svg = EnumSet.of(StoryboardFormat.SVG);
        assertThatThrownBy(() -> write(folder, svg, _ -> {}))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessageContaining("is not empty: choose a new folder");
        assertThat(old).hasContent("old");
        StoryboardFiles.write(
                StepStory.of(run, OPTIONS), svg, 1, folder, FileChoice.REPLACE, _ -> {});
        assertThat(Files.readString(old)).startsWith("<svg");
        assertThat(other).hasContent("other");
    }

    @Test
    void aNewStoryboardTakesThePlaceOfAllThatALongerOneLeftAndOfNothingElse() throws Exception {
        List<String> old =
                List.of("03 A closes.svg", "12.svg", "01 C.png", "contact sheet.png", "Two.pdf");
        List<String> others =
                List.of("03 notes.txt", "3 A.svg", "2026 a:b.png", "photo.png", "Three.pdf");
        for (String name : old) {
            Files.writeString(folder.resolve(name), "old");
        }
        for (String name : others) {
            Files.writeString(folder.resolve(name), "other");
        }
        Files.createDirectory(folder.resolve("04 a folder.svg"));
        EnumSet<StoryboardFormat> svg = EnumSet.of(StoryboardFormat.SVG);
        Storyboard two = new Storyboard("Two", Theme.LIGHT, StepStory.of(run, OPTIONS).frames());
        StoryboardFiles.write(two, svg, 1, folder, FileChoice.REPLACE, _ -> {});
        assertThat(folder.resolve("03 A closes.svg")).exists(); // without a sheet, it is not ours
        StoryboardFiles.write(two, svg, 1, folder, FileChoice.REPLACE, _ -> {});
        assertThat(names())
                .contains("01 A come b.svg", "02 B comes.svg", "contact sheet.svg")
                .contains("04 a folder.svg")
                .containsAll(others)
                .doesNotContainAnyElementsOf(old);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void nothingIsLeftOfOneThatWasCancelled() throws Exception {
        Path made = folder.resolve("above/story");
        assertThatThrownBy(
                        () ->
                                write(
                                        made,
                                        EnumSet.of(StoryboardFormat.SVG),
                                        share -> {
                                            if (share > 0.5) {
                                                throw new CancellationException();
                                            }
                                        }))
                .isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void itsSlidesHaveTitlePictureAndNotesAndNoPartIsMissing() throws Exception {
        Path file = folder.resolve("deck.pptx");
        Storyboard story = StepStory.of(run, OPTIONS);
        StoryboardFiles.writeSlides(story, file, FileChoice.NEW_NAME, ExportProgress.NONE);
        Map<String, byte[]> parts = parts(file);
        for (String part : parts.keySet()) {
            if (part.endsWith(".rels")) {
                assertThat(parts).containsKeys(targets(part, parts));
            }
            if (!part.endsWith(".png")) {
                assertThat(text(parts, part)).doesNotContain("\u202e", "<script>");
                assertThat(xml(parts, part)).isNotNull();
            }
        }
        assertThat(words(parts, "ppt/slides/slide1.xml")).isEqualTo("1. A: \"come\" <b>");
        assertThat(words(parts, "ppt/slides/slide2.xml")).isEqualTo("2. ../B\\u202ecomes");
        assertThat(words(parts, "ppt/notesSlides/notesSlide1.xml"))
                .isEqualTo("<script>alert(2)</script> A comes @NOTES@ before B.");
        assertThat(text(parts, "ppt/media/image2.svg")).contains("]]&gt;&amp;");
        Path again = folder.resolve("again.pptx");
        StoryboardFiles.writeSlides(story, again, FileChoice.NEW_NAME, ExportProgress.NONE);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    private static List<Path> write(
            Path target, EnumSet<StoryboardFormat> formats, ExportProgress progress)
            throws CaptureFailedException {
        Storyboard story = StepStory.of(run, OPTIONS);
        return StoryboardFiles.write(story, formats, 1, target, FileChoice.NEW_NAME, progress);
    }

    private static Map<String, byte[]> parts(Path file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static String text(Map<String, byte[]> parts, String part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    private static Document xml(Map<String, byte[]> parts, String part) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(parts.get(part)));
    }

    private static String words(Map<String, byte[]> parts, String part) throws Exception {
        return xml(parts, part).getElementsByTagName("a:t").item(0).getTextContent();
    }

    /** The parts that a part of relations names. */
    private static String[] targets(String part, Map<String, byte[]> parts) throws Exception {
        Path of = Path.of("/" + part).getParent().getParent();
        var links = xml(parts, part).getElementsByTagName("Relationship");
        return Stream.iterate(0, i -> i < links.getLength(), i -> i + 1)
                .map(i -> ((Element) links.item(i)).getAttribute("Target"))
                .map(target -> of.resolve(target).normalize().toString().substring(1))
                .toArray(String[]::new);
    }
}
