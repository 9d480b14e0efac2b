package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.stages.StageViewModel;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Which run is kept, which one Ctrl+Z shows, and which one is the user’s own. */
class RunsViewModelTest extends ModelCase {
    @Test
    void aRunInWhichNothingHappenedDoesNotTakeThePlaceOfTheOneThatIsKept() {
        StageRecord first = aClientComes();
        newRun();
        newRun();
        assertThat(notice()).isEqualTo("New run: the previous one is kept.");
        undo();
        assertThat(shown()).isSameAs(first);
        undo();
        assertThat(shown()).isSameAs(first);
        assertThat(notice()).isEqualTo("There is nothing to undo.");
    }

    @Test
    void aRunThatFollowedAnotherIsKeptInItsPlaceAndHasNoWayBack() {
        aClientComes();
        newRun();
        StageRecord second = aClientComes();
        newRun();
        undo();
        assertThat(shown()).isSameAs(second);
        undo();
        assertThat(shown()).isSameAs(second);
        assertThat(notice()).isEqualTo("There is nothing to undo.");
    }

    @Test
    void theUsersOwnStagesAreThoseOfTheirPresentRunWhateverIsShown() {
        aClientComes();
        newRun();
        List<StageViewModel> own = ownStages();
        onFx(() -> model.runs().showPrevious());
        assertThat(model.stages()).isNotEqualTo(own);
        assertThat(ownStages()).isEqualTo(own);
        try (Lab lab = new Lab()) {
            onFx(() -> model.runs().showLesson(new Run(lab, planned(lab))));
            assertThat(model.stages()).isNotEqualTo(own);
            assertThat(ownStages()).isEqualTo(own);
            undo();
            assertThat(model.stages()).as("a lesson has no way back").isNotEqualTo(own);
            onFx(() -> model.runs().leaveLesson());
        }
        assertThat(model.stages()).isEqualTo(own);
    }

    @Test
    void serversOpenInTheUsersOwnRunAlsoWhereAnotherIsShownByThen() {
        aClientComes();
        newRun();
        StageViewModel own = ownStages().getFirst();
        StageRecord before = own.record();
        onFx(() -> model.runs().showPrevious());
        StageRecord shown = shown();
        onFx(model::open);
        OpenWindow.await("another server", () -> own.record() != before && own.isServing());
        assertThat(shown()).isSameAs(shown);
    }

    private List<StageViewModel> planned(Lab lab) {
        return model.stagesViewModel().planned(lab, List.of(Setup.of("threads")));
    }

    /** Has somebody come; returns the record of it. */
    private StageRecord aClientComes() {
        OpenWindow.onFx(() -> model.runs().present().lab().addClient());
        OpenWindow.await("a client", () -> stage().hadClients());
        return shown();
    }

    private void newRun() {
        onFx(() -> model.runs().beginOrGoBack());
        awaitServer();
    }

    private void undo() {
        onFx(() -> model.undo().undo());
    }

    private StageRecord shown() {
        return OpenWindow.onFx(() -> stage().record());
    }

    private List<StageViewModel> ownStages() {
        return OpenWindow.onFx(() -> List.copyOf(model.runs().ownStages()));
    }
}
