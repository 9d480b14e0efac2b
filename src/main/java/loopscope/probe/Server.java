package loopscope.probe;

import loopscope.lab.ForeignProgram;
import loopscope.lab.Hardship;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;
import loopscope.lab.Stage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** The server that is probed. Stateless. */
public sealed interface Server permits OurModel, StartedProgram, RunningProgram {
    /**
     * One of our models.
     *
     * @param model its id
     */
    static Server ofModel(String model) {
        return new OurModel(model);
    }

    /**
     * A program that is to be started.
     *
     * @param command its words; {@value StartedProgram#PORT} in them becomes a free port at each
     *     start
     * @param port on which it is to listen; 0 for any
     * @param traced whether its calls are wanted; they are known only where there is a call tracer
     */
    static Server ofCommand(List<String> command, int port, boolean traced) {
        return new StartedProgram(command, port, traced && ForeignProgram.tracerObstacle() == null);
    }

    /** Whichever server listens on a port of this machine already. */
    static Server on(int port) {
        return RunningProgram.on(port);
    }

    /** What it is called; not printable yet. */
    String name();

    /** The same without the tracer that slows it; null where none does. */
    default @Nullable Server untraced() {
        return null;
    }

    /** What is not known of it, as a sentence or two; empty where all is. */
    default String remark() {
        return "";
    }

    /** Whether all difficult clients meet the same one; otherwise each meets it freshly started. */
    default boolean runsOn() {
        return false;
    }

    /** Why it can't be put to such a hardship, as one sentence; null where it can. */
    @Nullable String obstacle(Hardship hardship);

    /** What a stage of it is opened with. */
    Setup setup(Hardship hardship) throws IOException;

    /** What the kernel tells of it while a stage of it is open. */
    default Vitals vitals(Stage stage) {
        return Vitals.of(stage);
    }

    /**
     * What is meant by its model, where something was seen that would otherwise count against it.
     *
     * @param scenario beside which difficult client
     * @param model what is known of how it serves
     * @return the same where nothing is meant
     */
    default Observation excused(Observation seen, Scenario scenario, ModelInfo model) {
        return seen;
    }
}
