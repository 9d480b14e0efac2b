package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;

import loopscope.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is broken on purpose is told apart, and does the lab no harm. */
class ExhibitTest {
    /** Whoever brings out a bug: one is quiet, one slow, one half-closes, one resets. */
    private static final List<Script> VISITORS =
            List.of(
                    Script.connect(ZERO).say(ZERO, "Hello"),
                    Script.connect(ZERO).readLate(ofSeconds(30)).say(ZERO, 8L << 20),
                    Script.connect(ZERO).say(ZERO, "Hello").halfClose(ZERO),
                    Script.connect(ZERO).say(ZERO, "Hello").reset(Duration.ofMillis(50)));

    static List<ExhibitInfo> museum() {
        return Lab.museum();
    }

    @ParameterizedTest
    @MethodSource("museum")
    void whateverItsBugItStopsInTimeAndLeavesNoThread(ExhibitInfo exhibit)
            throws CannotStartException {
        assumeTrue(exhibit.model().obstacle() == null);
        Set<Thread> before = threads();
        try (Lab lab = new Lab()) {
            Stage stage = lab.open(Setup.of(exhibit.model().id()).sending(16 * 1024));
            List<LabClient> visitors = lab.play(VISITORS);
            Told.await("the reset", () -> visitors.getLast().isGone());
            long began = System.nanoTime();
            lab.stop(stage);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Patience.LIMIT);
        }
        Told.await("threads to end", () -> before.containsAll(threads()));
    }

    @ParameterizedTest
    @MethodSource("museum")
    void isMarkedWhereverItIsShownAndNotOfferedAmongTheRightOnes(ExhibitInfo exhibit) {
        assertThat(exhibit.model().broken()).startsWith("BROKEN ON PURPOSE: ");
        assertThat(Lab.models())
                .extracting(ModelInfo::id)
                .contains(exhibit.beside())
                .doesNotContain(exhibit.model().id());
    }

    @ParameterizedTest
    @MethodSource("museum")
    void saysWhatItIsWhatToLookForAndItsRepairInWords(ExhibitInfo exhibit) {
        ModelInfo model = exhibit.model();
        assertThat(model.title()).isEqualTo(exhibit.beside() + ": " + model.id());
        assertThat(model.idea()).startsWith("As ").contains(", but it ").endsWith(".");
        assertThat(model.broken()).hasSizeGreaterThan("BROKEN ON PURPOSE: ".length());
        assertThat(exhibit.lookFor()).containsPattern("^[A-Z].* .*\\.$");
        assertThat(exhibit.repair()).containsPattern("^[A-Z].* .*");
    }

    @Test
    void whatIsRightBearsNoMark() {
        assertThat(Lab.models()).allMatch(model -> model.broken() == null);
    }

    @Test
    void aServerThatEndedByItsBugSaysSo() throws CannotStartException {
        try (Lab lab = new Lab()) {
            Stage stage = lab.open(Setup.of("reset-not-caught"));
            LabClient client = lab.addClient(ClientKind.RESETTER);
            Told.await("its end", () -> stage.failure() != null);
            assertThat(stage.failure()).startsWith("The reset-not-caught server ended by its bug");
            Told.await("the client's end", client::isGone);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("loopscope"))
                .collect(Collectors.toSet());
    }
}
