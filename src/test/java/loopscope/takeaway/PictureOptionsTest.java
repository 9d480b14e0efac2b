package loopscope.takeaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import loopscope.capture.Picture;
import loopscope.capture.PictureSize;
import loopscope.capture.SvgFile;
import loopscope.capture.pdf.PdfFile;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.picture.layout.Notes;
import loopscope.picture.surface.Theme;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A run of two servers that B waits at for A, in every size, with all that can be around it. */
class PictureOptionsTest {
    private static final String TWO =
            """
            lesson: 1
            title: One at a time, beside the other
            goal: B waits.
            stages:
              - model: sequential
              - model: select
            steps:
              - title: B waits for A
                do:
                  - A connects
                  - A says "Hi"
                  - B connects
                  - B says "Ping"
                  - wait 60 ms
                expect:
                  - A is answered
            """;

    private static final Pattern WORDS =
            Pattern.compile(
                    "<text xml:space=\"preserve\" x=\"([\\d.-]+)\" y=\"([\\d.-]+)\""
                            + " font-size=\"([\\d.]+)\"([^>]*) textLength=\"([\\d.]+)\"[^>]*>"
                            + "([^<]*)<");

    private static final PictureOptions USUAL = PictureOptions.usual(Theme.LIGHT);

    private static RecordedRun run;

    @BeforeAll
    static void play() throws Exception {
        Performance played =
                Performance.play(
                        LessonReader.read("two", TWO.getBytes(StandardCharsets.UTF_8)),
                        LessonPlayer.USUAL_PATIENCE,
                        _ -> {});
        run = PlayedRun.of(played);
        run = run.at(run.end());
    }

    private static String svg(PictureOptions options) {
        return SvgFile.text(RunPicture.of(run, options));
    }

    private static Stream<MatchResult> words(String svg) {
        return WORDS.matcher(svg).results();
    }

    private static double number(MatchResult found, int group) {
        return Double.parseDouble(found.group(group));
    }

    @ParameterizedTest
    @CsvSource({
        "slide, 1920, 1080",
        "full-hd, 1920, 1080",
        "1280x720, 1280, 720",
        "300x900, 300, 900"
    })
    void aPictureOfAGivenSizeHasExactlyThatSize(String name, int width, int height) {
        for (boolean inspector : List.of(false, true)) {
            Picture picture =
                    RunPicture.of(run, USUAL.sized(PictureSizes.of(name)).inspecting(inspector));
            assertThat(picture.shownWidth()).isEqualTo(width);
            assertThat(picture.shownHeight()).isEqualTo(height);
            assertThat(SvgFile.text(picture))
                    .contains(" width=\"" + width + "\" height=\"" + height + "\" viewBox=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slide", "full-hd", "column", "1440x900", "700x500"})
    void noWordLeavesThePicture(String name) {
        PictureSize size = PictureSizes.of(name);
        for (boolean inspector : List.of(false, true)) {
            Picture picture =
                    RunPicture.of(
                            run,
                            USUAL.sized(size)
                                    .inspecting(inspector)
                                    .captioned("B waits for A, and says so. ".repeat(9)));
            assertThat(words(SvgFile.text(picture)))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(
                            word -> assertThat(isWithin(word, picture)).as(word.group()).isTrue());
        }
    }

    private static boolean isWithin(MatchResult word, Picture picture) {
        double wide = number(word, 5);
        String rest = word.group(4);
        double left =
                number(word, 1)
                        - (rest.contains("\"end\"")
                                ? wide
                                : rest.contains("\"middle\"") ? wide / 2 : 0);
        double bottom = number(word, 2) + number(word, 3) * 0.25;
        return left >= 0 && left + wide <= picture.width() && bottom <= picture.height();
    }

    @Test
    void theTypeOfASlideIsLargeAndThatOfAColumnIsFitForPrint() {
        Picture slide = RunPicture.of(run, USUAL.sized(PictureSizes.SLIDE));
        assertThat(smallest(slide) * slide.zoom()).isGreaterThan(1080 * 0.02);
        Picture column = RunPicture.of(run, USUAL.sized(PictureSizes.COLUMN).inspecting(true));
        assertThat(column.shownWidth() / 96 * 25.4).isCloseTo(85, within(1e-6));
        assertThat(smallest(column) * column.zoom() * 0.75).isGreaterThanOrEqualTo(7);
        assertThat(new String(PdfFile.bytes("", List.of(column)), StandardCharsets.ISO_8859_1))
                .containsPattern("/MediaBox \\[0 0 240\\.94 ");
    }

    /** Letters in a badge aside, which are large enough in their kind. */
    private static double smallest(Picture picture) {
        return words(SvgFile.text(picture))
                .filter(word -> word.group(6).length() > 1)
                .mapToDouble(word -> number(word, 3))
                .min()
                .orElseThrow();
    }

    @Test
    void theInspectorShowsTheSetsAndTheLineOfEachStage() {
        String svg = svg(USUAL.inspecting(true));
        assertThat(svg(USUAL)).doesNotContain("SequentialServer.java");
        List<String> all = words(svg).map(word -> word.group(6)).toList();
        assertThat(all)
                .contains(
                        "fd",
                        "watched",
                        "ready",
                        "queued",
                        "inside select() since t = " + since(all));
        assertThat(all).anyMatch(text -> text.matches("SequentialServer\\.java, line \\d+"));
        assertThat(all).anyMatch(text -> text.matches("SelectServer\\.java, line \\d+"));
        assertThat(String.join("", all)).contains("client.read(buffer.clear())", "sets.select(");
    }

    private static String since(List<String> all) {
        Matcher since =
                Pattern.compile("inside select\\(\\) since t = (.*)")
                        .matcher(String.join("\n", all));
        return since.find() ? since.group(1) : "never";
    }

    @Test
    void aCaptionIsWrappedAndItsMarkupIsText() {
        String evil = "</text><script>alert(1)</script> \u202Ewon\u0000 ";
        String svg = svg(USUAL.sized(PictureSizes.COLUMN).captioned(evil + "and on ".repeat(30)));
        assertThat(svg).doesNotContain("<script", "\u202E", "\u0000").contains("&lt;script&gt;");
        assertThat(words(svg).filter(word -> word.group(6).contains("and on and on")))
                .hasSizeGreaterThan(2);
    }

    @Test
    void aTransparentPictureHasNoGround() {
        Picture picture = RunPicture.of(run, USUAL);
        String ground =
                "<rect x=\"0\" y=\"0\" width=\"1440\" height=\"" + (int) picture.height() + "\"";
        assertThat(svg(USUAL)).contains(ground);
        assertThat(svg(USUAL.transparent(true))).doesNotContain(ground).contains(">sequential<");
    }

    @Test
    void aRangeIsDrawnAloneAndItsEndsAreTheRulers() {
        long half = run.end() / 2;
        Picture part = RunPicture.of(run.at(half), USUAL.over(new Notes.Range(half, run.end())));
        assertThat(words(SvgFile.text(part)).map(word -> word.group(6)))
                .doesNotContain("0 s", "0 ms");
    }

    @Test
    void aSizeThatThereIsNotIsSaidWithThoseThereAre() {
        assertThatThrownBy(() -> PictureSizes.of("slid"))
                .hasMessage(
                        "There is no size \"slid\": did you mean \"slide\"? Or write it as 1280x720.");
        assertThatThrownBy(() -> PictureSizes.of("99x99"))
                .hasMessage("A picture can’t be 99 pixels wide or high: choose from 300 to 8000.");
    }
}
