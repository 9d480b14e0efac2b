package loopscope.probe;

import loopscope.lab.Hardship;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** The server that is probed, which can be started any number of times. Stateless. */
public sealed interface Server permits OurModel, StartedProgram {
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
     */
    static Server ofCommand(List<String> command, int port) {
        return new StartedProgram(command, port);
    }

    /** What it is called; not printable yet. */
    String name();

    /** Why it can't be put to such a hardship, as one sentence; null where it can. */
    @Nullable String obstacle(Hardship hardship);

    /** What a stage of it is opened with. */
    Setup setup(Hardship hardship) throws IOException;

    /** What the kernel tells of it. To be asked for before each start. */
    Vitals vitals();

    /**
     * What is meant by its model, where something was seen that would otherwise count against it.
     *
     * @param model what is known of how it serves
     * @return the same where nothing is meant
     */
    default Observation excused(Observation seen, ModelInfo model) {
        return seen;
    }
}
