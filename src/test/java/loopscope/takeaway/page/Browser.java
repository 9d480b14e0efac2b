package loopscope.takeaway.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A Chromium without a window, driven through its pipe of the DevTools protocol: messages of JSON,
 * each ended by a zero byte.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class Browser implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Process process;
    private final OutputStream out;
    private final InputStream in;
    private final List<String> complaints = new ArrayList<>();
    private String session = "";
    private int last;

    private Browser(Process process) {
        this.process = process;
        this.out = process.getOutputStream();
        this.in = new BufferedInputStream(process.getInputStream());
    }

    /** The browser on the PATH; null where there is none. */
    static @Nullable Path find() {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
                Path file = Path.of(folder, name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    /** Starts the browser with an empty page. */
    static Browser start(Path browser, Path profile) throws IOException {
        // The protocol is spoken on the descriptors 3 and 4, which Java does not hand on.
        Process process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
                                browser.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-breakpad",
                                "--disable-sync",
                                "--remote-debugging-pipe",
                                "--user-data-dir=" + profile)
                        .start();
        Browser started = new Browser(process);
        String page = started.call("Target.createTarget", "\"url\":\"about:blank\"");
        started.session =
                field(
                        started.call(
                                "Target.attachToTarget",
                                "\"flatten\":true,\"targetId\":\"" + field(page, "targetId") + '"'),
                        "sessionId");
        for (String domain : List.of("Page", "Runtime", "Log")) {
            started.call(domain + ".enable", "");
        }
        return started;
    }

    /** Opens a page, and waits until it is loaded. */
    void open(URI page) throws IOException {
        call("Page.navigate", "\"url\":" + quoted(page.toString()));
        await("\"Page.loadEventFired\"");
    }

    /** The text that an expression gives. */
    String evaluate(String expression) throws IOException {
        return field(
                call("Runtime.evaluate", "\"expression\":" + quoted("String(" + expression + ")")),
                "value");
    }

    /** Moves the mouse to a place, x and y with a space between them, in pixels. */
    void moveMouse(String place) throws IOException {
        String[] xy = place.split(" ", -1);
        call(
                "Input.dispatchMouseEvent",
                String.format(
                        Locale.ROOT, "\"type\":\"mouseMoved\",\"x\":%s,\"y\":%s", xy[0], xy[1]));
    }

    /** Presses a key and lets it go. */
    void press(String key) throws IOException {
        for (String type : List.of("keyDown", "keyUp")) {
            call("Input.dispatchKeyEvent", "\"type\":\"" + type + "\",\"key\":" + quoted(key));
        }
    }

    /** What the browser has complained of: errors, refusals by the policy, words on its console. */
    List<String> complaints() {
        return complaints;
    }

    private String call(String method, String parameters) throws IOException {
        last++;
        String of = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + '"';
        String message =
                "{\"id\":"
                        + last
                        + of
                        + ",\"method\":\""
                        + method
                        + "\",\"params\":{"
                        + parameters
                        + "}}\0";
        out.write(message.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return await("{\"id\":" + last + ",");
    }

    private String await(String part) throws IOException {
        while (true) {
            String message = read();
            if (message.contains("\"Log.entryAdded\"")
                    || message.contains("\"Runtime.exceptionThrown\"")
                    || message.contains("\"Runtime.consoleAPICalled\"")) {
                complaints.add(message);
            }
            if (message.contains(part)) {
                return message;
            }
        }
    }

    private String read() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the browser has ended");
            }
            message.write(next);
        }
        return message.toString(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** The first text of a name in a message. */
    private static String field(String message, String name) throws IOException {
        try (JsonParser parser = JSON.createParser(message)) {
            for (JsonToken at = parser.nextToken(); at != null; at = parser.nextToken()) {
                if (at == JsonToken.FIELD_NAME && parser.currentName().equals(name)) {
                    parser.nextToken();
                    return parser.getText();
                }
            }
        }
        throw new IOException("no " + name + " in " + message);
    }

    /** Blocks until all its processes have ended: until then they write to the profile's folder. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        try {
            call("Browser.close", "");
            in.transferTo(OutputStream.nullOutputStream());
        } finally {
            all.forEach(ProcessHandle::destroy);
            all.forEach(ended -> ended.onExit().join());
        }
    }
}
