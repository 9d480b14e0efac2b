package loopscope.lesson.play;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.lesson.check.Finding;
import loopscope.lesson.check.Situation;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.grammar.Vocabulary;
import loopscope.lesson.grammar.WrongSentenceException;
import loopscope.lesson.plan.Lesson;
import loopscope.timeline.words.ThreadWords;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Sentences that hold, and at the same instant others that do not. */
class SentencesTest {
    private static final String SETS =
            """
            lesson: 1
            title: A title
            goal: A goal
            stages:
              - model: select
            steps:
              - title: A connects
                do:
                  - wait until the server waits inside select
                  - the server is held before each call
                  - A connects
                expect:
                  - the listener is ready
                  - the listener is watched
                  - A is not ready for reading
              - title: A speaks
                do:
                  - the server makes one call
                  - the server makes one call
                  - A says "Hi"
                expect:
                  - A is ready for reading
                  - A is not ready for writing
                  - the listener is not ready
                  - A is watched for exceptions
            """;

    private static final String GOODBYES =
            """
            lesson: 1
            title: A title
            goal: A goal
            stages:
              - model: select
            steps:
              - title: Three goodbyes
                do:
                  - A connects
                  - B connects
                  - C connects
                  - wait until accepted clients are 3
                  - B closes
                  - C resets
                  - wait until clients that left are 2
                  - the server is held before each call
                  - A half-closes
                expect:
                  - A has half-closed
            """;

    private static final String SECOND =
            """
            lesson: 1
            title: A title
            goal: A goal
            stages:
              - model: select
            steps:
              - title: The first listens
                do:
                  - a second server opens on the port
                expect:
                  - the second server is refused
                  - the second server listens
              - title: The first has stopped
                do:
                  - the server stops
                  - a second server opens on the port of select
                expect:
                  - the second server is refused
                  - the second server listens
            """;

    private static final String FIGURES =
            """
            lesson: 1
            title: A title
            goal: A goal
            stages:
              - model: MODEL
            steps:
              - title: A speaks
                do:
                  - A connects
                  - A says "one"
                  - A waits for its echo
                expect:
                  - messages are 1
              - title: It speaks again
                do:
                  - A says "two"
                  - A waits for its echo
                expect:
                  - messages are 2
            """;

    private static final String LANGUAGES =
            """
            lesson: 1
            title: A title
            goal: A goal
            stages:
              - model: selector-tls
              - model: selector
            steps:
              - title: A and B speak
                do:
                  - A connects without TLS
                  - A says "Hi"
                  - B connects with TLS
                  - B says "Hi"
                expect:
                  - A speaks no TLS on selector-tls
                  - B speaks TLS in vain on selector
            """;

    @Test
    void setsAreWhatTheLastReadinessCallWasGivenAndGave() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = played(SETS, lab);
            assertThat(player.play().failed()).isZero();
            assertFalse(
                    player,
                    "the listener is not ready",
                    "the listener is not watched",
                    "A is ready for reading");
            assertThat(player.play().failed()).isZero();
            assertFalse(
                    player,
                    "A is not ready for reading",
                    "A is ready for writing",
                    "the listener is ready",
                    "A is not watched for exceptions");
        }
    }

    @Test
    void onlyAServerThatNeverWaitsMakesCallsThatWouldBlock() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = played(FIGURES.replace("MODEL", "spin"), lab);
            assertThat(player.play().failed()).isZero();
            assertTrue(player, "calls that would block are more than 0");
            assertFalse(player, "messages a second are at least 0");
            assertThat(player.play().failed()).isZero();
            assertTrue(player, "messages a second are more than 0");
            assertFalse(player, "messages a second are more than 1000000");
        }
    }

    @Test
    void aServerThatWaitsWatchesNothingAndItsThreadEndsWithIt() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = played(FIGURES.replace("MODEL", "sequential"), lab);
            assertThat(player.play().failed()).isZero();
            assertTrue(
                    player,
                    "the listener is not watched",
                    "calls that would block are 0",
                    "the thread \"server thread\" has not ended");
            assertFalse(
                    player,
                    "the thread \"server thread\" has ended",
                    "the thread \"nobody\" has ended",
                    "the thread \"nobody\" has not ended");
            lab.lab().stop(player.played().getFirst().stages().getFirst().stage());
            assertTrue(player, "the thread \"server thread\" has ended");
        }
    }

    @Test
    void aVirtualThreadIsNoThreadOfTheOperatingSystem() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = played(FIGURES.replace("MODEL", "virtual"), lab);
            assertThat(player.play().failed()).isZero();
            assertTrue(player, "threads are 2", "platform threads are 1");
            assertFalse(player, "platform threads are 2");
            assertThat(threads(player)).isEqualTo("2 threads, 1 virtual");
        }
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = played(FIGURES.replace("MODEL", "threads"), lab);
            assertThat(player.play().failed()).isZero();
            assertTrue(player, "threads are 2", "platform threads are 2");
            assertFalse(player, "platform threads are 1");
            assertThat(threads(player)).isEqualTo("2 threads");
        }
    }

    @Test
    void whoSpeaksAnotherLanguageThanItsServerIsToldFromWhoSpeaksTheSame() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = played(LANGUAGES, lab);
            assertThat(player.play().failed()).isZero();
            assertTrue(player, "A is answered on selector", "B is answered on selector-tls");
            assertFalse(
                    player,
                    "A speaks no TLS on selector",
                    "A speaks TLS in vain on selector-tls",
                    "B speaks no TLS on selector",
                    "B speaks TLS in vain on selector-tls");
        }
    }

    @Test
    void aSecondServerListensOnThePortOnlyOnceTheFirstHasStopped() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            Lesson lesson = LessonReader.read("id", SECOND.getBytes(StandardCharsets.UTF_8));
            LessonPlayer player = new LessonPlayer(lesson, lab, Duration.ofMillis(50));
            assertThat(observed(player)).containsExactly("the second server is refused");
            assertThat(observed(player)).containsExactly("the second server listens");
        }
    }

    private static List<String> observed(LessonPlayer player) throws Exception {
        return player.play().outcomes().stream()
                .filter(outcome -> outcome.finding().holds())
                .map(outcome -> outcome.expectation().text())
                .toList();
    }

    private static String threads(LessonPlayer player) {
        PlayedStage stage = player.played().getFirst().stages().getFirst();
        return ThreadWords.count(stage.record().lanes().threads());
    }

    @Test
    void aLoopAloneServesItsClients() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = played(FIGURES.replace("MODEL", "loops"), lab);
            assertThat(player.play().failed()).isZero();
            assertTrue(player, "threads for A are 1");
            assertThat(player.play().failed()).isZero();
            assertTrue(player, "threads for A are 1", "threads are more than threads for A");
            assertFalse(player, "threads for B are at least 0");
        }
    }

    @Test
    void aClientHasLeftInOneWay() throws Exception {
        try (OwnLab lab = new OwnLab()) {
            LessonPlayer player = played(GOODBYES, lab);
            assertThat(player.play().failed()).isZero();
            assertTrue(player, "A has half-closed", "B has closed", "C has reset");
            assertFalse(player, "A has closed", "A has left", "B has reset", "C has closed");
        }
    }

    private static LessonPlayer played(String text, OwnLab lab) throws Exception {
        Lesson lesson = LessonReader.read("id", text.getBytes(StandardCharsets.UTF_8));
        return new LessonPlayer(lesson, lab, LessonPlayer.USUAL_PATIENCE);
    }

    private static void assertTrue(LessonPlayer player, String... sentences) {
        for (String sentence : sentences) {
            Patience.await(sentence, () -> check(player, sentence).holds());
        }
    }

    private static void assertFalse(LessonPlayer player, String... sentences) {
        for (String sentence : sentences) {
            Finding found = check(player, sentence);
            assertThat(found.holds()).as("%s: %s", sentence, found.seen()).isFalse();
        }
    }

    private static Finding check(LessonPlayer player, String sentence) {
        List<PlayedStage> stages = player.played().getLast().stages();
        try {
            return new Vocabulary(stages.stream().map(stage -> stage.plan().name()).toList())
                    .statement(sentence)
                    .check(
                            new Situation(
                                    stages.stream()
                                            .map(
                                                    stage ->
                                                            stage.watched(
                                                                    () -> 1, () -> null, List::of))
                                            .toList(),
                                    0));
        } catch (WrongSentenceException e) {
            throw new AssertionError(sentence, e);
        }
    }
}
