package loopscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;

import org.junit.jupiter.api.Test;

/** What counts against one of our models, and what its model means. */
class OurModelTest {
    private static final Observation WAITED = new Observation(Verdict.WAITED, "It waited 2 s.");

    @Test
    void aCrowdsHandshakesOnOneLoopAreMeant() {
        Observation judged = judged("selector-tls", "200-at-once", WAITED);

        assertThat(judged.verdict()).isEqualTo(Verdict.WAITED_BY_DESIGN);
        assertThat(judged.sentence()).startsWith("It waited 2 s. One loop computes the handshakes");
    }

    @Test
    void aWaitBesideOneClientCountsAgainstALoopWithTlsToo() {
        assertThat(judged("selector-tls", "silent", WAITED)).isEqualTo(WAITED);
    }

    @Test
    void aCrowdMakesNobodyWaitWhereThereAreNoHandshakes() {
        assertThat(judged("selector", "200-at-once", WAITED)).isEqualTo(WAITED);
    }

    @Test
    void aModelThatServesOneClientToItsEndMeansThatOthersWait() {
        assertThat(judged("sequential", "silent", WAITED).verdict())
                .isEqualTo(Verdict.WAITED_BY_DESIGN);
    }

    @Test
    void nobodyIsMeantToBeLeftWithoutAnAnswer() {
        Observation unanswered = new Observation(Verdict.UNANSWERED, "Nothing came.");

        assertThat(judged("selector-tls", "200-at-once", unanswered)).isEqualTo(unanswered);
        assertThat(judged("sequential", "silent", unanswered)).isEqualTo(unanswered);
    }

    private static Observation judged(String model, String client, Observation seen) {
        Scenario scenario =
                Scenarios.of(Promise.ECHO).stream()
                        .filter(s -> s.name().equals(client))
                        .findAny()
                        .orElseThrow();
        ModelInfo info =
                Lab.models().stream().filter(m -> m.id().equals(model)).findAny().orElseThrow();
        return new OurModel(model).excused(seen, scenario, info);
    }
}
