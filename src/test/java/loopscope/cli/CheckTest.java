package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;
import loopscope.foreign.live.Python;
import loopscope.lab.ShellWords;
import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class CheckTest {
    private static final String LESSON =
            """
            lesson: 1
            title: One
            goal: It comes and goes.
            stages:
              - model: select
            steps:
              - title: It comes
                do:
                  - A connects
                  - A says "Hi"
                expect:
                  - A is answered
                  - threads are 1
            """;

    @TempDir Path folder;

    @Test
    void eachExpectationIsALineWithWhatWasObserved() throws Exception {
        Run run = Run.of("check", file(LESSON));
        assertThat(run.err()).isEmpty();
        // A may have its echo before the server's call is over.
        assertThat(run.out().replace("has its reply queued", "is idle").lines())
                .containsExactly(
                        "lesson",
                        "  It comes",
                        "    observed      A is answered  (A is idle)",
                        "    observed      threads are 1  (threads 1)",
                        "1 lesson, 2 expectations, 0 not observed");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anAnswerThatCameIsSeenAlsoWhereItsClientHasLeft() throws Exception {
        String left =
                LESSON.replace("Hi\"\n", "Hi\"\n      - A waits for its echo\n      - A closes\n");
        Run run = Run.of("check", file(left.replace("expect:", "expect:\n      - A has left")));
        assertThat(run.out()).contains("    observed      A is answered  (A left later)");
    }

    @Test
    void whatIsNotObservedFailsTheCheck() throws Exception {
        Run run =
                Run.of(
                        "check",
                        file(
                                LESSON.replace(
                                        "threads are 1", "never A connects before A is answered")));
        assertThat(run.out())
                .contains(
                        "NOT OBSERVED  never A connects before A is answered, line 13",
                        "1 lesson, 2 expectations, 1 not observed");
        assertThat(run.code()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    void aQuestionHasOneRightAnswerOrTheCheckFails() throws Exception {
        Run right = Run.of("check", file(asking("A waits")));
        assertThat(right.out()).contains("    answered      Who? It is answered  (A is idle)");
        assertThat(right.code()).isEqualTo(ExitCode.DONE);
        Run both = Run.of("check", file(asking("A is idle")));
        assertThat(both.out())
                .contains("    UNANSWERED    Who? It is answered; Else")
                .endsWith(
                        "0 not observed, 1 question without one right answer"
                                + System.lineSeparator());
        assertThat(both.code()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    private static String asking(String other) {
        return LESSON.replace(
                "    do:",
                """
                    ask:
                      question: Who?
                      choices:
                        It is answered: A is answered
                        Else: OTHER
                    do:\
                """
                        .replace("OTHER", other)
                        .indent(0)
                        .stripTrailing());
    }

    @Test
    void aFileThatIsNoLessonIsRefusedWithItsLineAndNothingIsPlayed() throws Exception {
        for (String command : new String[] {"check", "play"}) {
            Run run = Run.of(command, file(LESSON.replace("A says", "A sais")));
            assertThat(run.out()).isEmpty();
            assertThat(run.sentence())
                    .startsWith("lesson.yaml, line 10: \"A sais \"Hi\"\": found \"sais\"")
                    .endsWith("did you mean \"says\"?");
            assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        }
    }

    @Test
    void aProgramOfOthersIsHeldAgainstALessonInThePlaceOfAStage() throws Exception {
        Python.assumeTracer();
        String server = ShellWords.join(Python.command("blocking.py", 0));
        Run run = Run.of("check", file(LESSON), "--server", server, "--as", "select");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("1 lesson, 2 expectations, 0 not observed\n");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(Run.of("check", file(LESSON), "--server", server, "--as", "poll").sentence())
                .isEqualTo("lesson has no stage “poll”: it has select.");
    }

    @Test
    void aLessonThatHoldsTheProgramOfOthersIsRefusedAndOthersAreNamed() {
        Run held = Run.of("check", "three-sets", "--server", "./server");
        assertThat(held.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(held.sentence())
                .startsWith(
                        "In three-sets was found \"the server is held before each call\", but the"
                                + " program on stage \"select\" goes at its own pace: choose another"
                                + " lesson, one of one-at-a-time, accept-queue, thread-each, ")
                .doesNotContain("three-sets,", "goodbye", "--as");
    }

    @Test
    void whereAnotherStageIsNotHeldItIsNamed() throws Exception {
        String lesson =
                LESSON.replace("- model: select", "- model: poll\n  - model: select")
                        .replace("- A says", "- the server goes on on select\n      - A says");
        assertThat(Run.of("check", file(lesson), "--server", "./server").sentence())
                .endsWith(" goes at its own pace: give it another stage, by --as poll.");
    }

    /** Each such line, with its lesson and its stage. */
    @Test
    void everyLessonThatTheDocumentsPlayWithAProgramTakesOne() throws Exception {
        Pattern line =
                Pattern.compile(
                        "\\./app (?:check|play) (\\S+) --server (?:\"[^\"]*\"|\\S+)(?: --as (\\w+))?");
        List<MatchResult> found = new ArrayList<>();
        for (String document :
                List.of("README.md", "src/site/lessons.md", "src/site/watching.md")) {
            found.addAll(line.matcher(Files.readString(Path.of(document))).results().toList());
        }
        assertThat(found).hasSizeGreaterThan(3);
        for (MatchResult one : found) {
            Lesson lesson = Lessons.find(one.group(1)).orElseThrow();
            assertThat(lesson.stagesForPrograms())
                    .as(one.group())
                    .contains(one.group(2) == null ? lesson.stageNames().getLast() : one.group(2));
        }
    }

    @Test
    void aLessonStartsProgramsOnlyWhereThatWasAllowed() throws Exception {
        Python.assumeTracer();
        Path mark = folder.resolve("mark");
        String lesson =
                LESSON.replace(
                        "- model: select", "- command: sh -c 'touch \"" + mark + "\"; exit 3'");
        Run refused = Run.of("check", file(lesson));
        assertThat(refused.sentence())
                .startsWith("lesson starts “sh -c 'touch ")
                .endsWith("”: read it, and add --run-commands if you want that.");
        assertThat(refused.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(mark).doesNotExist();
        Run allowed = Run.of("check", file(lesson), "--run-commands");
        assertThat(allowed.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(mark).exists();
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("lesson.yaml"), text).toString();
    }
}
