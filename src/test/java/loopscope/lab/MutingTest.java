package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.trace.Op;
import loopscope.trace.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stages that take part, and one that does not for a while. */
class MutingTest {
    private final Lab lab = new Lab();
    private Stage upper;
    private Stage lower;

    @BeforeEach
    void open() throws CannotStartException {
        upper = lab.open(Setup.of("threads"));
        lower = lab.open(Setup.of("selector"));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aMutedStageGetsNoNewClientAndHearsNothingAndIsLeftLikeTheOthers() {
        LabClient a = lab.addClient();
        Ears ears = new Ears(a);
        upper.setMuted(true);
        LabClient b = lab.addClient();
        a.say("Hi");
        ears.await(lower, "Hi");
        assertThat(b.connection(upper)).isZero();
        assertThat(b.connection(lower)).isPositive();
        a.close();
        Told.await("A to leave both", () -> a.isGone(upper) && a.isGone(lower));
        assertThat(Told.ends(upper, Role.CLIENT, a.connection(upper), Op.WRITE)).isEmpty();

        upper.setMuted(false);
        assertThat(lab.addClient().connection(upper)).isPositive();
    }

    @Test
    void aCrowdPassesAMutedStageBy() throws CannotStartException {
        upper.setMuted(true);
        Crowd crowd = lab.crowd(10, 2);
        assertThat(crowd.size()).isEqualTo(10);
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        assertThat(Told.by(upper)).noneMatch(told -> told.role() == Role.CLIENT);
    }

    @Test
    void aCrowdThatIsCancelledLeavesAtOnce() throws CannotStartException {
        Script stays = Script.connect(java.time.Duration.ZERO);
        Crowd crowd = lab.crowd(10_000, 10, stays);
        Told.await(
                "the first",
                () ->
                        Told.by(upper).stream()
                                .anyMatch(t -> t.op() == Op.CONNECT && t.role() == Role.CLIENT));
        crowd.cancel();
        Told.await("all to leave", crowd::isGone);
        assertThat(crowd.gone()).isLessThan(crowd.size());
    }

    @Test
    void stagesCanBePutInAnotherOrder() {
        lab.move(upper, 1);
        assertThat(lab.stages()).containsExactly(lower, upper);
        lab.move(upper, 0);
        assertThat(lab.stages()).containsExactly(upper, lower);
    }
}
