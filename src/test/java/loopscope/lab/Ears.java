package loopscope.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Listens to a client on every stage. */
final class Ears {
    private final Map<Stage, ByteArrayOutputStream> heard = new ConcurrentHashMap<>();

    Ears(LabClient client) {
        client.onHeard(
                (stage, bytes) ->
                        heard.computeIfAbsent(stage, s -> new ByteArrayOutputStream())
                                .writeBytes(bytes));
    }

    String on(Stage stage) {
        ByteArrayOutputStream bytes = heard.get(stage);
        return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
    }

    void await(Stage stage, String text) {
        Told.await(text + " to be heard, was " + on(stage), () -> on(stage).equals(text));
    }
}
