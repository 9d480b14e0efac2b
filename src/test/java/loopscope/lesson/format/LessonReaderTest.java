package loopscope.lesson.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Question;
import loopscope.lesson.plan.StagePlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class LessonReaderTest {
    private static final String HEAD =
            """
            lesson: 1
            title: A title
            goal: A goal
            stages:
              - model: select
            steps:
              - title: A step
            """;

    @Test
    void aLessonIsWhatStandsInItsFile() throws BadLessonException {
        Lesson lesson =
                read(
                        """
                        lesson: 1
                        title: Lost
                        goal: Watch the counter.
                        minutes: 7
                        stages:
                          - model: threads
                            name: unprotected
                            counter: unprotected
                            pause: 20 ms
                          - model: pool
                            workers: 3
                            send-buffer: 16 KiB
                        steps:
                          - title: One
                            narration: It is told.
                            ask:
                              question: How many?
                              number: count on unprotected
                              within: 5
                            do:
                              - A connects
                            expect:
                              - A is idle
                              - never A waits
                            picture: here
                          - title: Two
                            stages:
                              - model: poll
                            do:
                              - A connects
                        """);
        assertThat(lesson.minutes()).isEqualTo(7);
        assertThat(lesson.models()).containsExactly("threads", "pool", "poll");
        assertThat(lesson.scenes()).hasSize(2);
        assertThat(lesson.scenes().getFirst().names()).containsExactly("unprotected", "pool");
        assertThat(lesson.scenes().getFirst().stages().getLast().setup().workers()).isEqualTo(3);
        assertThat(lesson.scenes().getFirst().stages().getLast().setup().sendBuffer())
                .isEqualTo(16 * 1024);
        LessonStep step = lesson.steps().getFirst();
        assertThat(step.narration()).isEqualTo("It is told.");
        assertThat(step.pictured()).isTrue();
        assertThat(step.question()).isInstanceOf(Question.Guess.class);
        assertThat(step.actions()).hasSize(1);
        assertThat(step.expectations())
                .extracting(one -> one.line() + " " + one.text() + " " + one.overStep())
                .containsExactly("23 A is idle false", "24 never A waits true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "do: [A conects] => 8 => \"A conects\": found \"conects\" where one of these was expected: connects | reads | resets | says | waits | floods | sends | half-closes | …; did you mean \"connects\"?",
                "do: [B connects] => 8 => found B, expected A: clients connect in the order of their letters, each once.",
                "do: [A says \"Hi\"] => 8 => A has not connected before this.",
                "do: [A connects, A connects] => 8 => found A, expected B: clients connect in the order of their letters, each once.",
                "do: [10000 clients come and stay] => 8 => \"10000 clients come and stay\": a crowd has 1 to 5000 clients, 1 to 1000 at a time",
                "do: [wait -5 ms] => 8 => \"wait -5 ms\": found \"-5\" where one of these was expected: a time, such as 300 ms | until",
                "do: [wait 2 min] => 8 => \"wait 2 min\": a lesson waits for a minute at most",
                "expect: [nobody waits on selct] => 8 => \"nobody waits on selct\": found \"selct\" where one of these was expected: select; did you mean \"select\"?",
                "expect: [longest wait is 4] => 8 => \"longest wait is 4\": longest wait can’t be compared with 4",
                "expect: A is idle => 8 => found \"A is idle\" for \"expect\", expected a list.",
                "tilte: x => 8 => a step has no \"tilte\": did you mean \"title\"?",
                "ask: {question: Q} => 8 => a question has one of choices, order, number, who-waits.",
                "ask: {question: Q, choices: {One: A waits}} => 8 => a question has 2 to 8 answers.",
                "stages: [{model: select, pace: 5 ms}] => 8 => \"5 ms\" is out of range for \"pace\": the least is 10 ms, the most 5000 ms.",
                "stages: [{model: pool, send-buffer: 1.5 KB}] => 8 => found \"1.5 KB\" for \"send-buffer\", expected a size such as 16 KiB.",
                "experiment: {figure: calls, clients: [1]} => 8 => found \"calls\" for \"figure\": choose one of calls a message, processor time a message, processor time a wake-up.",
                "experiment: {figure: calls a message} => 8 => an experiment has 1 to 8 numbers of \"clients\".",
                "experiment: {figure: calls a message, clients: [10, 10]} => 8 => \"10\" is out of range for \"clients\": the least is 11, the most 1000.",
                "experiment: {figure: calls a message, clients: [few]} => 8 => found \"few\" for \"clients\", expected a number.",
                "experiment: {figure: calls a message, clients: [1], rounds: 0} => 8 => \"0\" is out of range for \"rounds\": the least is 1, the most 20.",
                "picture: there => 8 => found \"there\" for \"picture\": did you mean \"here\"?",
                "stages: [{model: selct}] => 8 => found \"selct\" for \"model\": did you mean \"select\"?",
                "stages: [{model: pool, workers: 0}] => 8 => \"0\" is out of range for \"workers\": the least is 1, the most 1000.",
                "stages: [{model: pool, pause: soon}, {model: pool}] => 8 => there is a stage \"pool\" already: give this one another \"name\".",
                "title: again => 8 => \"title\" stands here a second time.",
                "do: &a [A connects] => 8 => found an anchor (& or *): a lesson has none, write the value again.",
                "do: [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]] => 8 => this lies deeper than anything in a lesson.",
                "narration: A closes: it goes => 8 => this is not YAML: a text with a colon and a blank in it stands in quotes, or after >-.",
                "do: [A connects => 9 => this is not YAML: expected ',' or ']', but got <stream end>.",
            })
    void whatIsWrongIsToldWithItsLine(String line, int at, String problem) {
        assertRefused(HEAD + "    " + line + "\n", at, problem);
    }

    @Test
    void aStageMayBeAProgramOfOthersWithNothingButItsPortAndName() throws BadLessonException {
        String program =
                HEAD.replace("model: select", "command: python3 'my server.py'\n    port: 80");
        Lesson lesson = read(program);
        StagePlan stage = lesson.scenes().getFirst().stages().getFirst();
        assertThat(stage.name()).isEqualTo("program");
        assertThat(stage.setup().port()).isEqualTo(80);
        assertThat(lesson.commands()).containsExactly("python3 'my server.py'");
        assertRefused(
                program.replace("port: 80", "workers: 3"),
                6,
                "found \"workers\" beside \"command\": a program of others has its own settings.");
        assertRefused(
                HEAD.replace("model: select", "model: select\n    port: 80"),
                6,
                "found \"port\", which stands beside \"command\" alone.");
    }

    @Test
    void aProgramOfOthersCannotBeHeldAndALessonThatAsksForItIsRefused() throws BadLessonException {
        String both =
                HEAD.replace("model: select", "model: select\n  - command: ./server")
                        + "    do: [the server makes 2 calls WHERE]\n";
        assertThat(read(both.replace("WHERE", "on select")).commands()).containsExactly("./server");
        for (String where : List.of("", " on program")) {
            assertRefused(
                    both.replace(" WHERE", where),
                    9,
                    "found \"the server makes 2 calls"
                            + where
                            + "\", but the program on stage \"program\" goes at its own pace: only"
                            + " our models can be held, each by \"on\" and its name.");
        }
    }

    @Test
    void aFileThatIsNoLessonIsRefused() {
        assertRefused("", 1, "the file is empty: a lesson begins with \"lesson: 1\".");
        assertRefused("hello", 1, "found \"hello\", expected a lesson.");
        assertRefused(
                HEAD.replace("lesson: 1", "lesson: 2"),
                1,
                "found version \"2\" of the format, expected 1.");
        assertRefused("title: x", 1, "\"lesson\" is missing.");
        assertRefused(HEAD + "---\n" + HEAD, 8, "found a second document: a file has one lesson.");
        assertRefused(
                "#".repeat(LessonReader.MOST_BYTES) + "\n" + HEAD,
                1,
                "the file is larger than 1 MiB: a lesson is a page or two.");
        assertThatThrownBy(() -> LessonReader.read("x", new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .hasMessage("Line 1: this is no text in UTF-8: save it as UTF-8.");
    }

    @Test
    void anchorsThatExpandWithoutEndAreNotFollowed() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertRefused(
                bomb, 1, "found an anchor (& or *): a lesson has none, write the value again.");
    }

    private static void assertRefused(String text, int line, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadLessonException.class)
                .hasMessage("Line " + line + ": " + problem);
    }

    private static Lesson read(String text) throws BadLessonException {
        return LessonReader.read("id", text.getBytes(StandardCharsets.UTF_8));
    }
}
