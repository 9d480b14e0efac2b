package loopscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusyMachineTest {
    @Test
    void whereMoreWantToRunThanThereAreCoresThatIsSaid() {
        assertThat(BusyMachine.remark(12.64, 2))
                .isEqualTo(
                        "This machine is busy with other work (load 12.6, cores 2): a wait may be"
                                + " due to that.");
    }

    @Test
    void aMachineAtRestIsNotSpokenOf() {
        assertThat(BusyMachine.remark(2, 2)).isEmpty();
    }

    @Test
    void anUnknownLoadIsNotSpokenOf() {
        assertThat(BusyMachine.remark(-1, 2)).isEmpty();
    }
}
