package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is broken on purpose is told apart, and does the lab no harm. */
class ExhibitTest {
    static List<ExhibitInfo> museum() {
        return Lab.museum();
    }

    @ParameterizedTest
    @MethodSource("museum")
    void isBroughtOutByItsProvocationAndThenStopsInTimeAndLeavesNoThread(ExhibitInfo exhibit)
            throws CannotStartException {
        assumeTrue(exhibit.model().obstacle() == null);
        Set<Thread> before = threads();
        try (Lab lab = new Lab()) {
            Stage stage = lab.open(Setup.of(exhibit.model().id()));
            List<LabClient> came = new ArrayList<>();
            Told.await("its bug", () -> isSeen(exhibit, stage, lab, came));
            long began = System.nanoTime();
            lab.stop(stage);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Patience.LIMIT);
        }
        Told.await("threads to end", () -> before.containsAll(threads()));
    }

    /** Provokes it once more where all who came were served: the kernel may have been too fast. */
    private static boolean isSeen(ExhibitInfo exhibit, Stage stage, Lab lab, List<LabClient> came) {
        if (came.stream().allMatch(LabClient::isGone) && !Bug.of(exhibit).isSeenIn(stage)) {
            came.addAll(lab.play(exhibit.provocation().scripts()));
        }
        return Bug.of(exhibit).isSeenIn(stage);
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
        assertThat(exhibit.provocation().clients()).containsPattern("^[A-Z].* .*\\.$");
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
