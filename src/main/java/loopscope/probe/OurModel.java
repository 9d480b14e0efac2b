package loopscope.probe;

import loopscope.lab.Hardship;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;
import loopscope.lab.Stage;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * A server of one of our models, in this process.
 *
 * @param name the model's id
 */
record OurModel(String name) implements Server {
    /** Kinds whose threads serve one client at a time, while others have to wait. */
    private static final Set<String> IN_TURN = Set.of("blocking", "pool");

    private static final String NEVER_WAITS = "non-blocking";

    @Override
    public @Nullable String obstacle(Hardship hardship) {
        if (hardship.descriptors() > 0) {
            return "All our models share the descriptors of this program.";
        }
        return hardship.failsAccepts()
                ? "The call tracer makes accept fail, and our models run without it."
                : null;
    }

    @Override
    public Setup setup(Hardship hardship) {
        return Setup.of(name);
    }

    @Override
    public Vitals vitals(Stage stage) {
        return Vitals.ofThisProcess(stage);
    }

    @Override
    public Observation excused(Observation seen, Scenario scenario, ModelInfo model) {
        if (seen.verdict() == Verdict.WAITED && IN_TURN.contains(model.kind())) {
            return meant(
                    Verdict.WAITED_BY_DESIGN,
                    seen,
                    "A thread of this model serves one client to its end.");
        }
        if (seen.verdict() == Verdict.WAITED && model.tls() && scenario.isCrowd()) {
            return meant(
                    Verdict.WAITED_BY_DESIGN,
                    seen,
                    "One loop computes the handshakes of all, and their clients compute on the same"
                            + " cores.");
        }
        if (seen.verdict() == Verdict.BUSY && model.kind().equals(NEVER_WAITS)) {
            return meant(Verdict.BUSY_BY_DESIGN, seen, "The thread of this model never waits.");
        }
        return seen;
    }

    private static Observation meant(Verdict verdict, Observation seen, String why) {
        return new Observation(verdict, seen.sentence() + " " + why);
    }
}
