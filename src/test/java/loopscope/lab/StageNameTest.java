package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class StageNameTest {
    private static final Setup THREADS = Setup.of("threads");

    @Test
    void modelsThatDifferAreNamesEnough() {
        assertThat(titles(Setup.of("sequential"), THREADS.counting("lock")))
                .containsExactly("sequential", "threads");
    }

    @Test
    void stagesOfOneModelSayWhichSettingsDiffer() {
        assertThat(titles(THREADS.counting("unprotected"), THREADS.counting("lock")))
                .containsExactly("threads, unprotected", "threads, lock");
        assertThat(titles(THREADS, Setup.of("select"), THREADS.counting("lock")))
                .containsExactly("threads, no counter", "select", "threads, lock");
        Duration pause = Duration.ofMillis(5);
        assertThat(titles(THREADS.counting("lock"), THREADS.counting("lock", pause)))
                .containsExactly("threads, lock", "threads, lock pausing 5 ms");
        Setup pool = Setup.of("pool");
        assertThat(titles(pool.with(1, 50, 3), pool.with(8, 50, Setup.NO_BOUND)))
                .containsExactly("pool, 1 worker, queue of 3", "pool, 8 workers, no bound");
        Setup poll = Setup.of("poll");
        assertThat(titles(poll, poll.timingOut(1500)))
                .containsExactly("poll, no time-out", "poll, time-out 1500 ms");
        assertThat(titles(THREADS.sending(4096), THREADS))
                .containsExactly(
                        "threads, send buffer of 4096 bytes", "threads, usual send buffer");
    }

    @Test
    void aSettingThatAModelDoesNotHaveIsNoDifference() {
        assertThat(titles(THREADS.with(1, 50, 3), THREADS.with(8, 50, 3)))
                .containsExactly("threads, stage 1", "threads, stage 2");
    }

    @Test
    void aStageThatWasGivenANameHasThatUntilItsModelChanges() {
        assertThat(titles(THREADS.named("slow"), THREADS)).startsWith("slow");
        assertThat(titles(THREADS.named("slow").withModel("select"))).containsExactly("select");
    }

    @Test
    void whereNoSettingDiffersThePlaceDoes() {
        assertThat(titles(THREADS, Setup.of("select"), THREADS))
                .containsExactly("threads, stage 1", "select", "threads, stage 3");
        Setup lock = THREADS.counting("lock");
        assertThat(titles(lock, THREADS.counting("unprotected"), lock))
                .containsExactly(
                        "threads, lock, stage 1", "threads, unprotected", "threads, lock, stage 3");
    }

    @Test
    void aNameInAFilesNameHasNoSpaces() {
        assertThat(names(THREADS.counting("lock"), THREADS, Setup.of("select")))
                .extracting(StageName::inFiles)
                .containsExactly("threads-lock", "threads-no-counter", "select");
    }

    private static List<String> titles(Setup... setups) {
        return names(setups).stream().map(StageName::title).toList();
    }

    private static List<StageName> names(Setup... setups) {
        return StageName.all(
                Stream.of(setups).map(setup -> model(setup.model())).toList(), List.of(setups));
    }

    private static ModelInfo model(String id) {
        return Lab.models().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
