package loopscope.lab;

import loopscope.server.Model;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a stage is to be.
 *
 * @param model a model's id
 * @param address the address to listen on, of IPv4 or IPv6; or {@code localhost}
 * @param port 0 to 65535; 0 finds a free one
 * @param settings what there is to be set, of models that have workers
 * @param counter a shared counter's id, see {@link Lab#counters}; null when nobody counts
 * @param pause how long the counter pauses at its weak point, on average
 * @param sendBuffer how much the kernel is to hold, at most, of what was sent to a client and not
 *     yet taken by it, in bytes (Linux doubles it); 0 leaves it to the system
 * @param pace how its server is held from the moment on that it listens
 * @param watcher is given the record before anything is in it, so that followers miss nothing
 */
public record Setup(
        String model,
        String address,
        int port,
        Model.Settings settings,
        @Nullable String counter,
        Duration pause,
        int sendBuffer,
        Pace pace,
        Consumer<? super Trace> watcher) {
    /** How long a counter pauses unless told otherwise. */
    public static final Duration USUAL_PAUSE = Duration.ofMillis(100);

    /** A queue in which any number may wait. */
    public static final int NO_BOUND = Model.Settings.USUAL.queue();

    /** A stage of that model on a free port of the loopback, followed by nobody. */
    public static Setup of(String model) {
        return new Setup(
                model,
                BindAddress.USUAL,
                0,
                Model.Settings.USUAL,
                null,
                USUAL_PAUSE,
                0,
                Pace.FREE,
                trace -> {});
    }

    /** The same of another model. */
    public Setup withModel(String model) {
        return new Setup(model, address, port, settings, counter, pause, sendBuffer, pace, watcher);
    }

    /**
     * The same at another place.
     *
     * @throws IllegalArgumentException in one sentence, for what is no address
     */
    public Setup at(String address, int port) {
        String checked = BindAddress.checked(address);
        return new Setup(model, checked, port, settings, counter, pause, sendBuffer, pace, watcher);
    }

    /**
     * The same with so many workers, such a backlog, and so many who may wait for a worker.
     *
     * @throws IllegalArgumentException in one sentence, for what cannot be
     */
    public Setup with(int workers, int backlog, int queue) {
        Model.Settings chosen = new Model.Settings(workers, backlog, queue);
        return new Setup(model, address, port, chosen, counter, pause, sendBuffer, pace, watcher);
    }

    /** How many workers there are, of a model that has any. */
    public int workers() {
        return settings.workers();
    }

    /** How many clients the kernel lets wait to be accepted, of a model where that can be set. */
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

    /** The same, with a shared counter that pauses so long at its weak point. */
    public Setup counting(@Nullable String counter, Duration pause) {
        return new Setup(model, address, port, settings, counter, pause, sendBuffer, pace, watcher);
    }

    /** The same, with a kernel that holds little of what is sent, so that sends stay partial. */
    public Setup sending(int sendBuffer) {
        return new Setup(model, address, port, settings, counter, pause, sendBuffer, pace, watcher);
    }

    /** The same, its server held so from the moment on that it listens. */
    public Setup paced(Pace pace) {
        return new Setup(model, address, port, settings, counter, pause, sendBuffer, pace, watcher);
    }

    /** The same, its record followed. */
    public Setup watchedBy(Consumer<? super Trace> watcher) {
        return new Setup(model, address, port, settings, counter, pause, sendBuffer, pace, watcher);
    }
}
