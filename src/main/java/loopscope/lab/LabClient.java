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
 * <p>It has a twin of its own on each stage, with threads of its own, so that a stage that is stuck
 * never delays it on another. What names a stage is for that stage's twin alone; where there is
 * none, because the stage came later, nothing happens. Any thread may call; nothing waits.
 */
public final class LabClient {
    private final String name;
    private final int ordinal;
    private final Map<Stage, Client> twins;
    private volatile BiConsumer<? super Stage, byte[]> listener = (stage, bytes) -> {};

    /** A client with nothing to do yet on any of the stages. */
    LabClient(String name, int ordinal, List<Stage> stages) {
        this.name = name;
        this.ordinal = ordinal;
        this.twins = stages.stream().collect(Collectors.toUnmodifiableMap(s -> s, this::twinOn));
    }

    private Client twinOn(Stage stage) {
        return stage.addClient(name, ordinal, bytes -> listener.accept(stage, bytes));
    }

    /**
     * Has someone told what it hears from now on, piece by piece.
     *
     * @param listener is called on threads of the client's, one for each stage; must not wait
     */
    public void onHeard(BiConsumer<? super Stage, byte[]> listener) {
        this.listener = listener;
    }

    /** Its letter. */
    public String name() {
        return name;
    }

    /** Its place among the clients, from 0; the same in every stage's record. */
    public int ordinal() {
        return ordinal;
    }

    /** Says a text, as UTF-8, on every stage that is not muted. */
    public void say(String text) {
        say(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says any bytes on every stage that is not muted. */
    public void say(byte[] bytes) {
        Step step = new Step.Say(bytes.clone());
        long now = System.nanoTime();
        twins.forEach(
                (stage, twin) -> {
                    if (!stage.isMuted()) {
                        twin.act(now, step);
                    }
                });
    }

    /** Says a text, as UTF-8, on one stage. */
    public void say(Stage stage, String text) {
        on(stage, twin -> twin.act(new Step.Say(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Says no more on any stage, and still listens. */
    public void halfClose() {
        long now = System.nanoTime();
        twins.values().forEach(twin -> twin.act(now, new Step.HalfClose()));
    }

    /** Leaves every stage, once what it was to say by now is written. */
    public void close() {
        twins.values().forEach(Client::close);
    }

    /** Leaves one stage. */
    public void close(Stage stage) {
        on(stage, Client::close);
    }

    /** Resets its connection on every stage. */
    public void reset() {
        twins.values().forEach(Client::reset);
    }

    /** Resets its connection on one stage. */
    public void reset(Stage stage) {
        on(stage, Client::reset);
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
        twins.values().forEach(twin -> script.play(twin, start));
    }

    /**
     * Waits until it has left every stage.
     *
     * @param deadline the {@link System#nanoTime} up to which to wait
     */
    boolean awaitGone(long deadline) {
        return twins.values().stream()
                .allMatch(twin -> twin.awaitGone(deadline - System.nanoTime()));
    }

    private void on(Stage stage, Consumer<Client> action) {
        Client twin = twins.get(stage);
        if (twin != null) {
            action.accept(twin);
        }
    }
}
