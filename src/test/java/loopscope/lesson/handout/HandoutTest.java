package loopscope.lesson.handout;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lesson.format.LessonReader;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

class HandoutTest {
    /** Each question in a way that no format would read as it stands. */
    private static final String LESSON =
            """
            lesson: 1
            title: "<b>One</b> at a time"
            goal: "Watch it: ~all~ wait"
            minutes: 7
            stages:
              - model: sequential
              - model: select
            steps:
              - title: It waits
                narration: "NARRATION"
                notes: "NOTES"
                ask:
                  question: "What } = { happens # to ~B: </p><script>alert(1)</script> \\u202Egnp.exe \\\\?"
                  choices:
                    "100% [waits](javascript:x) = \\"yes\\" {a}": B waits for A on sequential
                    "%50%no ~ # : -> \\\\": B is answered on sequential
                do:
                  - A connects
                  - A says "Hi"
                  - A waits for its echo
                  - B connects
                  - B says "<i>"
                expect:
                  - B waits for A on sequential
                picture: here
              - title: Who
                ask:
                  question: Who waits for whom?
                  who-waits: sequential
                do:
                  - note "FLAG"
                  - wait until B waits for A on sequential
                expect:
                  - B waits for A on sequential
              - title: How many
                ask:
                  question: How many messages are heard?
                  number: messages on select
                  within: 25
                do:
                  - C connects
                  - C says "Yo"
                  - D connects
                  - D says "Hey"
                expect:
                  - messages on select are 4
              - title: All go
                ask:
                  question: In which order?
                  on: sequential
                  order:
                    - C leaves
                    - A leaves
                    - B is answered
                do:
                  - A closes
                  - B waits for its echo
                  - B closes
                  - wait until B has left
                  - C closes
                  - D closes
                expect:
                  - all have left
            """;

    private static final List<String> PICTURES =
            List.of("<svg>ONE</svg>", "<svg>TWO</svg>", "<svg>THREE</svg>", "<svg>FOUR</svg>");

    private static Map<String, String> files = Map.of();
    private static List<AskedStep> asked = List.of();

    @BeforeAll
    static void play() throws Exception {
        Performance played =
                Performance.play(
                        LessonReader.read("id", LESSON.getBytes(StandardCharsets.UTF_8)),
                        LessonPlayer.USUAL_PATIENCE,
                        _ -> {});
        assertThat(played.failed()).as("%s", played.reports()).isZero();
        asked = AskedStep.all(played);
        files = Handout.files(played, PICTURES);
    }

    @Test
    void theSheetPromisesAPictureOnlyWhereOneFollows() {
        String promise = "the next picture shows";
        assertThat(file("sheet.md")).contains(promise);
        String alone = Markdown.text(StudentSheet.of("One", asked.subList(0, 1)));
        assertThat(alone)
                .doesNotContain(promise)
                .contains("Answer before the lesson shows what happens.");
    }

    @Test
    void theSheetTellsNoAnswerBeforeItsQuestionAndTheKeyTellsAll() {
        for (String ending : List.of(".md", ".html")) {
            String[] sheet = file("sheet" + ending).split("Question \\d", -1);
            String[] key = file("key" + ending).split("Question \\d", -1);
            assertThat(sheet).hasSize(asked.size() + 1).hasSameSizeAs(key);
            for (AskedStep step : asked) {
                String seen = written(ending, step.answer().seen());
                assertThat(sheet).noneMatch(part -> part.contains(seen));
                assertThat(key[step.number()]).contains(seen);
                assertThat(key[step.number()])
                        .contains(
                                step.answer().right().stream()
                                        .map(right -> written(ending, right))
                                        .toList());
            }
            assertThat(file("sheet" + ending))
                    .doesNotContain("NARRATION", "NOTES", "FLAG", "wait until", "Watch it");
            assertThat(file("plans" + ending)).contains("NARRATION", "NOTES", "Watch it");
        }
    }

    @Test
    void theSheetShowsWhatWasRecordedBeforeTheQuestionAndTheKeyWhatWasThen() {
        assertThat(file("sheet.html"))
                .containsSubsequence("ONE", "TWO", "THREE")
                .doesNotContain("FOUR");
        assertThat(file("key.html")).containsSubsequence("ONE", "TWO", "THREE", "FOUR");
        assertThat(file("sheet.md")).contains("(step-3.svg)").doesNotContain("step-4.svg");
        assertThat(file("step-3.svg")).isEqualTo(PICTURES.get(2));
    }

    @Test
    void anIndependentReaderOfGiftFindsEachQuestionAndItsAnswer() {
        List<GiftFile.Question> read = GiftFile.read(file("questions.gift")).questions();
        assertThat(read).hasSize(4).allMatch(question -> question.format().equals("plain"));
        GiftFile.Question choice = read.getFirst();
        assertThat(choice.title()).isEqualTo("<b>One</b> at a time 1");
        assertThat(choice.text())
                .contains("B says \"<i>\"")
                .endsWith(
                        "What } = { happens # to ~B: </p><script>alert(1)</script> \\u202egnp.exe \\?");
        assertThat(choice.marked("=")).containsExactly("100% [waits](javascript:x) = \"yes\" {a}");
        assertThat(choice.marked("~")).containsExactly("%50%no ~ # : -> \\");
        assertThat(choice.answers())
                .allMatch(answer -> answer.feedback().contains("B waits for A"));
        assertThat(read.get(1).marked("=")).contains("B waits for A");
        assertThat(read.get(2).answers())
                .singleElement()
                .satisfies(
                        number -> {
                            assertThat(number.text()).isEqualTo("4");
                            assertThat(number.weight()).as("25 %").isEqualTo("1");
                        });
        assertThat(read.get(3).answers())
                .extracting(GiftFile.Answer::text)
                .containsExactly("1 -> A leaves", "2 -> B is answered", "3 -> C leaves");
    }

    @Test
    void whatALessonSaysIsTextInAPageAndInMarkdown() throws Exception {
        for (String name : List.of("sheet.html", "key.html", "plans.html")) {
            String page = file(name);
            assertThat(page)
                    .contains("default-src 'none'", "&lt;b&gt;One&lt;/b&gt; at a time")
                    .doesNotContain("<script", "<b>", "<i>", "\u202e")
                    .doesNotContainPattern("(?i)\\b(src|href)=");
            String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
            String closed = body.replace("<hr class=\"new-page\">", "");
            assertThat(
                            DocumentBuilderFactory.newDefaultInstance()
                                    .newDocumentBuilder()
                                    .parse(
                                            new ByteArrayInputStream(
                                                    closed.getBytes(StandardCharsets.UTF_8)))
                                    .getDocumentElement()
                                    .getTagName())
                    .as("each element is closed")
                    .isEqualTo("body");
        }
        assertThat(file("sheet.md"))
                .contains("# \\<b\\>One\\</b\\> at a time", "\\[waits\\](javascript:x)")
                .contains("\\</p\\>\\<script\\>", "\\\\u202egnp.exe")
                .doesNotContain("\u202e");
        assertThat(Markdown.escaped("1. one")).isEqualTo("1\\. one");
        assertThat(Markdown.escaped("- one\n# two")).isEqualTo("\\- one \\# two");
    }

    @Test
    void bothPlansFillTheirTimeAndTheShortOneTakesTheStepsThatMatter() {
        String[] plans = file("plans.md").split("## In 45 minutes", -1);
        assertThat(plans[0]).containsSubsequence("7 min", "### 0:00", "Step 1: It waits", "5:00");
        assertThat(plans[1])
                .containsSubsequence(
                        "### 0:00", "Step 1: It waits", "Who", "How many", "All go", "45:00");
    }

    private static String file(String name) {
        return files.getOrDefault(name, "");
    }

    private static String written(String ending, String text) {
        return ending.equals(".md") ? Markdown.escaped(text) : HtmlPage.escaped(text);
    }
}
