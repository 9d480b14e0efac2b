package loopscope.takeaway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.capture.FileChoice;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.PlayedRun;
import loopscope.takeaway.RecordedRun;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.Lanes;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** A run whose clients say what would be code in a page, and in a real browser is none. */
class RunPageTest {
    private static final String LESSON =
            """
            lesson: 1
            title: '</title><img src=x onerror=alert(1)> @DATA@'
            goal: Look.
            stages:
              - model: sequential
              - model: select
            steps:
              - title: They come
                narration: '<script>alert(2)</script> A comes before B.'
                do:
                  - A connects
                  - B connects
                  - A says "Hi"
                  - B says "</script><img src=x>"
                  - wait 100 ms
              - title: More
                ask:
                  question: '<b>Is</b> B answered by sequential?'
                  choices:
                    it waits: B waits for A on sequential
                    it is answered: B is answered on sequential
                do:
                  - "B says \\"\u202eabc\u2028 ' & @SCRIPT@\\""
                  - wait 50 ms
              - title: They go
                do:
                  - A closes
                  - B closes
            """;

    private static final int MOST_PRESSES = 200;

    private static RecordedRun run;
    private static String page;

    @TempDir private Path folder;

    @BeforeAll
    static void play() throws Exception {
        Performance played =
                Performance.play(
                        LessonReader.read("id", LESSON.getBytes(StandardCharsets.UTF_8)),
                        LessonPlayer.USUAL_PATIENCE,
                        _ -> {});
        run = PlayedRun.of(played);
        page = RunPage.text(run);
    }

    @Test
    void itsPolicyAllowsNothingButItsOwnScriptAndStyle() {
        assertThat(page)
                .containsPattern(
                        "content=\"default-src 'none'; style-src 'sha256-[^']+'; script-src"
                                + " 'sha256-[^']+'; base-uri 'none'; form-action 'none'\"")
                .doesNotContain("unsafe", "http:", "https:", " onclick", " style=");
    }

    @Test
    void whatClientsSayIsTextInThePage() {
        assertThat(page)
                .doesNotContain("<img", "<script>alert", "\u202e", "\u2028")
                .contains(
                        "&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt; &#64;DATA&#64;",
                        "\\u003c/script\\u003e\\u003cimg src=x\\u003e",
                        "\\\\u202eabc\\\\u2028 ' & @SCRIPT@");
        assertThat(page.split("</script>", -1)).hasSize(3);
    }

    @Test
    void aPageOfALongRunSaysWhatItLeavesOut() {
        String few = PageData.json(run, 20, ExportProgress.NONE);
        assertThat(few)
                .hasSizeLessThan(page.length() / 2)
                .containsPattern("This page steps through \\d+ of [0-9,]+ events")
                .contains("is one mark, however near you look.");
        assertThat(page).contains("\"limits\":[]");
    }

    @Test
    void whatTheKernelsQueueHeldIsInThePage() {
        Lanes lanes = run.stages().getFirst().record().lanes();
        KernelLane.Samples samples = lanes.acceptQueue().samples();
        boolean held = IntStream.range(0, samples.size()).anyMatch(i -> samples.unread(i) > 0);
        assumeTrue(held, "this system does not tell what its queue holds");
        assertThat(page)
                .containsPattern(
                        "\"acceptor\":0,\"queue\":\\[(\\[\\d+,0,\\d+\\],)*\\[\\d+,1,\\d+\\]")
                .contains("1 client in the accept queue, backlog ");
    }

    @Test
    void aBrowserRunsItAndNothingThatAClientSaid() throws Exception {
        Path browser = Browser.find();
        assumeTrue(
                browser != null, "no chromium on the PATH: the page was not opened in a browser");
        Path file =
                RunPage.write(
                        run, folder.resolve("run.html"), FileChoice.NEW_NAME, ExportProgress.NONE);
        try (Browser chromium = Browser.start(browser, folder.resolve("profile"))) {
            chromium.open(file.toUri());
            assertThat(chromium.evaluate("document.images.length + ' ' + document.scripts.length"))
                    .isEqualTo("0 2");
            String before = chromium.evaluate(WORDS);
            assertThat(before).contains("B’s “</script><img src=x>” has lain unread");
            chromium.moveMouse(chromium.evaluate(NEAR_THE_BEGIN));
            assertThat(chromium.evaluate(WORDS)).isNotEqualTo(before);
            chromium.moveMouse("1 1");
            assertThat(chromium.evaluate(WORDS)).isEqualTo(before);
            chromium.press(".");
            assertThat(chromium.evaluate(WORDS)).isNotEqualTo(before);
            putsEventsAtTheSameDistance(chromium);
            goesBackToTheCause(chromium);
            asksBeforeItShows(chromium);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** In event order, the next event is a step to the right, however long it lasted until then. */
    private static void putsEventsAtTheSameDistance(Browser chromium) throws Exception {
        String begun = chromium.evaluate(WORDS);
        chromium.press("o");
        assertThat(chromium.evaluate("document.getElementById('order').ariaPressed"))
                .isEqualTo("true");
        assertThat(chromium.evaluate(WORDS)).isEqualTo(begun);
        Set<String> instants = new HashSet<>();
        for (int event = 0; event < 8; event++) {
            chromium.moveMouse(chromium.evaluate(FROM_THE_HEAD + "(" + (14 + 28 * event) + ")"));
            instants.add(chromium.evaluate("document.getElementById('now').textContent"));
        }
        assertThat(instants).hasSize(8);
        chromium.moveMouse("1 1");
        chromium.evaluate("document.getElementById('order').click()");
        assertThat(chromium.evaluate("document.getElementById('order').ariaPressed"))
                .isEqualTo("false");
        assertThat(chromium.evaluate(WORDS)).isEqualTo(begun);
    }

    /** A server's read of a message has its cause in the client's write. */
    private static void goesBackToTheCause(Browser chromium) throws Exception {
        String call = "document.querySelector('#calls [aria-current]').textContent";
        chromium.press("l");
        String read = "(?s).*sequential · server thread.*\"Hi\"\\) = 2 .*";
        for (int i = 0; i < MOST_PRESSES && !chromium.evaluate(call).matches(read); i++) {
            chromium.press(",");
        }
        String line = chromium.evaluate(call);
        chromium.press("[");
        assertThat(chromium.evaluate(call)).contains("write(A, \"Hi\", 2) = 2 ");
        chromium.press("]");
        assertThat(chromium.evaluate(call)).isEqualTo(line);
    }

    private static void asksBeforeItShows(Browser chromium) throws Exception {
        chromium.press("PageDown");
        chromium.press("PageDown");
        assertThat(chromium.evaluate("document.getElementById('asked').textContent"))
                .isEqualTo("<b>Is</b> B answered by sequential?");
        assertThat(chromium.evaluate(WORDS)).doesNotContain("abc");
        chromium.evaluate("document.querySelector('#question button').click()");
        assertThat(chromium.evaluate("document.getElementById('answer').textContent"))
                .contains("it waits");
    }

    /** What stands beside the picture: the instant, the sentence, and the call at the cursor. */
    private static final String WORDS =
            """
            document.getElementById('now').textContent
                + document.getElementById('sentence').textContent
                + document.getElementById('sets').textContent
                + document.getElementById('calls').textContent""";

    private static final String FROM_THE_HEAD =
            """
            (px => {
              const box = document.getElementById('timeline').getBoundingClientRect();
              return (box.left + (box.width < 600 ? 44 : 150) + px) + ' ' + (box.top + 60);
            })""";

    private static final String NEAR_THE_BEGIN =
            """
            (() => {
              const box = document.getElementById('timeline').getBoundingClientRect();
              return (box.left + 200) + ' ' + (box.top + 60);
            })()""";
}
