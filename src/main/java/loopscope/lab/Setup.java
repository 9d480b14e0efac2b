package loopscope.lab;

import loopscope.server.Model;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The settings that a stage is opened with.
 *
 * @param name what the stage is called; empty for a name by its model and settings
 * @param model a model's id
 * @param address the address to listen on, IPv4 or IPv6, or {@code localhost}
 * @param port 0 to 65535; 0 finds a free one
 * @param settings workers, backlog, queue and time-out, for models that have them
 * @param counter a shared counter's id, see {@link Lab#counters}; null for no counter
 * @param pause how long the counter pauses at its weak point, on average
 * @param sendBuffer the server's send buffer for each client, in bytes (SO_SNDBUF in socket(7);
 *     Linux doubles it); 0 leaves it to the system
 * @param pace the pace of its server from when it listens
 * @param program the program of others that serves in place of a model; null for none
 * @param watcher is called with the record before anything is in it, so that followers miss nothing
 */
public record Setup(
        String name,
        String model,
        String address,
        int port,
        Model.Settings settings,
        @Nullable String counter,
        Duration pause,
        int sendBuffer,
        Pace pace,
        @Nullable ForeignProgram program,
        Consumer<? super Trace> watcher) {
    /** The model of a stage behind which a program of others serves. */
    public static final String FOREIGN = "foreign";

    /** How long a counter pauses by default. */
    public static final Duration USUAL_PAUSE = Duration.ofMillis(100);

    /** The bound of a queue in which any number of clients may wait. */
    public static final int NO_BOUND = Model.Settings.USUAL.queue();

    /**
     * A stage of a model on a free port of 127.0.0.1, without followers, with the model's usual
     * settings; a bug of the museum has the send buffer that it takes.
     */
    public static Setup of(String model) {
        return new Setup(
                "",
                model,
                BindAddress.USUAL,
                0,
                Choices.usual(model),
                null,
                USUAL_PAUSE,
                Provocation.sendBufferFor(model),
                Pace.FREE,
                null,
                trace -> {});
    }

    /**
     * A stage of a program of others, watched through the system's call tracer.
     *
     * @param port the port on which it is to listen; 0 for the first on which it does
     */
    public static Setup of(ForeignProgram program, int port) {
        return of(FOREIGN)
                .changed(
                        draft -> {
                            draft.port = port;
                            draft.program = program;
                        });
    }

    /**
     * The same for another model. A bug of the museum gets the send buffer that it takes; a backlog
     * that was not chosen becomes the other model's usual one, and a name is dropped.
     */
    public Setup withModel(String model) {
        int takes = Provocation.sendBufferFor(model);
        int most = takes == 0 ? sendBuffer : takes;
        boolean usual = backlog() == Choices.usual(this.model).backlog();
        Model.Settings own =
                usual ? settings.withBacklog(Choices.usual(model).backlog()) : settings;
        return changed(
                draft -> {
                    draft.name = "";
                    draft.model = model;
                    draft.settings = own;
                    draft.sendBuffer = most;
                    draft.program = null;
                });
    }

    /**
     * The same at another address and port.
     *
     * @throws IllegalArgumentException with a sentence for the user, if it is no address
     */
    public Setup at(String address, int port) {
        String checked = BindAddress.checked(address);
        return changed(
                draft -> {
                    draft.address = checked;
                    draft.port = port;
                });
    }

    /**
     * The same with so many workers, that backlog, and a queue for so many accepted clients.
     *
     * @throws IllegalArgumentException with a sentence for the user, if a number is out of range
     */
    public Setup with(int workers, int backlog, int queue) {
        return with(new Model.Settings(workers, backlog, queue, settings.timeout()));
    }

    /**
     * The same with a time limit for each poll.
     *
     * @param millis in milliseconds; -1 for none
     * @throws IllegalArgumentException with a sentence for the user, if the number is out of range
     */
    public Setup timingOut(int millis) {
        return with(new Model.Settings(workers(), backlog(), queue(), millis));
    }

    private Setup with(Model.Settings chosen) {
        return changed(draft -> draft.settings = chosen);
    }

    /** The time limit of a poll in milliseconds, where the model has polls; -1 for none. */
    public int timeout() {
        return settings.timeout();
    }

    /** How many workers it has, where the model has any. */
    public int workers() {
        return settings.workers();
    }

    /** The limit of the accept queue, where the model lets it be set. */
    public int backlog() {
        return settings.backlog();
    }

    /** How many accepted clients may wait for a worker, or {@link #NO_BOUND}. */
    public int queue() {
        return settings.queue();
    }

    /** The same, with a shared counter of its messages; null for none. */
    public Setup counting(@Nullable String counter) {
        return counting(counter, pause);
    }

    /** The same, with a shared counter that pauses for a time at its weak point. */
    public Setup counting(@Nullable String counter, Duration pause) {
        return changed(
                draft -> {
                    draft.counter = counter;
                    draft.pause = pause;
                });
    }

    /** The same, with a send buffer of so many bytes; a small one makes sends partial. */
    public Setup sending(int sendBuffer) {
        return changed(draft -> draft.sendBuffer = sendBuffer);
    }

    /** The same, called by a name. */
    public Setup named(String name) {
        return changed(draft -> draft.name = name);
    }

    /** The same, at a pace from when its server listens. */
    public Setup paced(Pace pace) {
        return changed(draft -> draft.pace = pace);
    }

    /** The same, with a watcher of its record. */
    public Setup watchedBy(Consumer<? super Trace> watcher) {
        return changed(draft -> draft.watcher = watcher);
    }

    /** The same but for what a change makes of it. */
    private Setup changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.setup();
    }

    /** A setup that is being changed. */
    private static final class Draft {
        private String name;
        private String model;
        private String address;
        private int port;
        private Model.Settings settings;
        private @Nullable String counter;
        private Duration pause;
        private int sendBuffer;
        private Pace pace;
        private @Nullable ForeignProgram program;
        private Consumer<? super Trace> watcher;

        Draft(Setup of) {
            name = of.name;
            model = of.model;
            address = of.address;
            port = of.port;
            settings = of.settings;
            counter = of.counter;
            pause = of.pause;
            sendBuffer = of.sendBuffer;
            pace = of.pace;
            program = of.program;
            watcher = of.watcher;
        }

        Setup setup() {
            return new Setup(
                    name,
                    model,
                    address,
                    port,
                    settings,
                    counter,
                    pause,
                    sendBuffer,
                    pace,
                    program,
                    watcher);
        }
    }
}
