package loopscope.lab;

import loopscope.client.Client;
import loopscope.client.ClientStatus;
import loopscope.client.Step;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A client that does the same thing at the same time on every stage.
 *
 * <p>It has one twin on each stage, with threads of its own, so that a stage that is stuck never
 * delays it on another. A method with a stage as parameter acts on that stage's twin alone, and
 * does nothing if the stage has none because it was opened later. Thread-safe; only {@link
 * #awaitGone} blocks.
 */
public final class LabClient {
    private final String name;
    private final int ordinal;
    private final Map<Stage, Client> twins;
    private final Deeds deeds;
    private volatile BiConsumer<? super Stage, byte[]> listener = (stage, bytes) -> {};

    /** A client with nothing to do yet on any of the stages. */
    LabClient(String name, int ordinal, List<Stage> stages, Deeds deeds) {
        this.deeds = deeds;
        this.name = name;
        this.ordinal = ordinal;
        this.twins = stages.stream().collect(Collectors.toUnmodifiableMap(s -> s, this::twinOn));
    }

    private Client twinOn(Stage stage) {
        return stage.addClient(name, ordinal, bytes -> listener.accept(stage, bytes));
    }

    /**
     * Sets the listener that is called with each piece of bytes that it receives.
     *
     * @param listener is called on the twins' own threads; must not block
     */
    public void onHeard(BiConsumer<? super Stage, byte[]> listener) {
        this.listener = listener;
    }

    /** Its name, one letter or more. */
    public String name() {
        return name;
    }

    /** Its place among the clients, from 0; the same in every stage's record. */
    public int ordinal() {
        return ordinal;
    }

    /** Sends a text, as UTF-8, on every stage that is not muted. */
    public void say(String text) {
        say(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes on every stage that is not muted. */
    public void say(byte[] bytes) {
        Step step = new Step.Say(bytes.clone());
        long now = done(step, true);
        twins.forEach(
                (stage, twin) -> {
                    if (!stage.isMuted()) {
                        twin.act(now, step);
                    }
                });
    }

    /** Sends a text, as UTF-8, on one stage. */
    public void say(Stage stage, String text) {
        Step step = new Step.Say(text.getBytes(StandardCharsets.UTF_8));
        long _ = done(step, false);
        on(stage, twin -> twin.act(step));
    }

    /**
     * Goes on with a script on every stage, once it has done what it was to do before.
     *
     * @param script of a client that is connected already, see {@link Script#goOn}
     */
    public void goOn(Script script) {
        play(script, System.nanoTime());
    }

    /** Goes on with a script on one stage alone. */
    public void goOn(Stage stage, Script script) {
        long now = System.nanoTime();
        script.addTo(deeds, name, now, false);
        on(stage, twin -> script.play(twin, now));
    }

    /** Half-closes on every stage; it still reads. */
    public void halfClose() {
        long now = done(new Step.HalfClose(), true);
        twins.values().forEach(twin -> twin.act(now, new Step.HalfClose()));
    }

    /** Has it read on every stage from now on, where it does not yet. */
    public void letRead() {
        deeds.add(System.nanoTime(), name + " reads", true);
        twins.values().forEach(Client::letRead);
    }

    /** Whether it is connected to a stage and reads nothing of it yet. */
    public boolean isDeaf() {
        return twins.values().stream().anyMatch(Client::isDeaf);
    }

    /** Closes its connections on all stages, once everything due by now is written. */
    public void close() {
        long _ = done(new Step.Close(), true);
        twins.values().forEach(Client::close);
    }

    /** Closes its connection on one stage. */
    public void close(Stage stage) {
        long _ = done(new Step.Close(), false);
        on(stage, Client::close);
    }

    /** Resets its connections on all stages. */
    public void reset() {
        long _ = done(new Step.Reset(), true);
        twins.values().forEach(Client::reset);
    }

    /** Resets its connection on one stage. */
    public void reset(Stage stage) {
        long _ = done(new Step.Reset(), false);
        on(stage, Client::reset);
    }

    /**
     * Whether nothing more will come of it by itself on any stage: it has done what it was to do,
     * or waits for the server.
     */
    public boolean isSettled() {
        return twins.values().stream().allMatch(Client::isSettled);
    }

    /**
     * Like {@link #isSettled}, but a step that takes its time by itself needs only be under way.
     */
    public boolean hasBegun() {
        return twins.values().stream().allMatch(Client::hasBegun);
    }

    /** Whether it has left every stage. */
    public boolean isGone() {
        return twins.values().stream().allMatch(LabClient::isGone);
    }

    /** Whether it has left one stage; true where it never was. */
    public boolean isGone(Stage stage) {
        Client twin = twins.get(stage);
        return twin == null || isGone(twin);
    }

    private static boolean isGone(Client twin) {
        return twin.status() == ClientStatus.GONE;
    }

    /** Its number in a stage's record; 0 where it never was. */
    public int connection(Stage stage) {
        Client twin = twins.get(stage);
        return twin == null ? 0 : twin.connection();
    }

    /** One sentence on why it could not connect to a stage; null while nothing went wrong. */
    public @Nullable String trouble(Stage stage) {
        Client twin = twins.get(stage);
        return twin == null ? null : twin.trouble();
    }

    void play(Script script, long start) {
        script.addTo(deeds, name, start, true);
        twins.values().forEach(twin -> script.play(twin, start));
    }

    /**
     * Blocks until it has left every stage.
     *
     * @param deadline how long to wait, as a {@link System#nanoTime}
     */
    boolean awaitGone(long deadline) {
        return twins.values().stream()
                .allMatch(twin -> twin.awaitGone(deadline - System.nanoTime()));
    }

    /** Keeps what is done, and returns when it is. */
    private long done(Step step, boolean everywhere) {
        long now = System.nanoTime();
        deeds.add(now, name + " " + StepWords.of(step), everywhere);
        return now;
    }

    private void on(Stage stage, Consumer<Client> action) {
        Client twin = twins.get(stage);
        if (twin != null) {
            action.accept(twin);
        }
    }
}
