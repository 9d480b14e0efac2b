package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TabPane;

import loopscope.Patience;
import loopscope.capture.Picture;
import loopscope.capture.PictureFormat;
import loopscope.capture.SvgFile;
import loopscope.lab.LabClient;
import loopscope.picture.Painter;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Of one instant, stage and client a window and its captures say one thing, wherever it stands:
 * their texts are read at random instants of a random run. Another run: {@code -Dtruth.seed=N}.
 */
class OneNumberTest {
    private static final List<String> MODELS = List.of("sequential", "threads", "select");
    private static final List<String> TABS = List.of("Sets", "Calls", "Numbers");
    private static final int STEPS = 12;
    private static final int READINGS = 3;
    private static final int INSTANTS = 6;
    private static final int LONGEST_STEP_NANOS = 60_000_000;

    /** What is told in the background is told by then. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir Path folder;
    private final long seed = Long.getLong("truth.seed", 1);
    private final Random random = new Random(seed);
    private final Set<String> compared = new TreeSet<>();
    private OpenWindow window;

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void everyPlaceSaysTheSameOfTheSameThing() throws IOException {
        window = new OpenWindow(folder, MODELS.toArray(String[]::new));
        window.addClients(3);
        toggleLive();
        compare("when A is served and the others wait");
        toggleLive();
        try (Socket outsider = new Socket(InetAddress.getLoopbackAddress(), port())) {
            outsider.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            for (int step = 0; step < STEPS; step++) {
                act();
                LockSupport.parkNanos(random.nextInt(LONGEST_STEP_NANOS));
            }
            toggleLive();
            compare("when paused");
            for (int i = 0; i < INSTANTS; i++) {
                long instant = random.nextLong(window.model.time().shown());
                point(instant);
                compare("at " + instant + " ns");
            }
        }
        assertThat(compared)
                .contains(
                        "instant",
                        "instant in words",
                        "sentence",
                        "longest wait",
                        "who waited longest",
                        "wait",
                        "threads now",
                        "calls made",
                        "not accepted",
                        "fd",
                        "inside");
    }

    private int port() {
        return OpenWindow.onFx(() -> window.upper().stage().port());
    }

    /** One of our clients does something. */
    private void act() {
        OpenWindow.onFx(
                () -> {
                    List<LabClient> clients = window.model.talk().clients();
                    LabClient who = clients.get(random.nextInt(clients.size()));
                    switch (random.nextInt(10)) {
                        case 0 -> who.halfClose();
                        case 1 -> who.close();
                        case 2 -> who.reset();
                        default -> who.say("line " + random.nextInt(100));
                    }
                    return null;
                });
    }

    private void toggleLive() {
        OpenWindow.onFx(
                () -> {
                    window.model.time().toggleLive();
                    return null;
                });
    }

    private void point(long instant) {
        OpenWindow.onFx(
                () -> {
                    window.model.time().pointAt(instant);
                    return null;
                });
    }

    /**
     * Reads all places until they agree, a few times at most: a table is filled in the background,
     * and may be read before it is of the instant that stands above it.
     */
    private void compare(String when) throws IOException {
        Claims captured = PictureClaims.of(capture(), "capture", MODELS);
        Claims read = read(captured);
        for (int again = 1; again < READINGS && !read.contradictions().isEmpty(); again++) {
            read = read(captured);
        }
        assertThat(read.contradictions()).as("%s, seed %d", when, seed).isEmpty();
        compared.addAll(read.compared());
    }

    /** Each tab in turn, once it agrees with those before or has had its time. */
    private Claims read(Claims captured) {
        Claims all = new Claims();
        all.addAll(captured);
        for (String tab : TABS) {
            open(tab);
            try {
                Patience.await(tab, LIMIT, () -> claims(all, tab).contradictions().isEmpty());
            } catch (AssertionError late) {
                // The caller reads again, or tells what contradicts.
            }
            all.addAll(claims(all, tab));
        }
        return all;
    }

    private Claims claims(Claims known, String tab) {
        return OpenWindow.onFx(
                () -> {
                    Claims all = WindowClaims.of(window, MODELS, tab);
                    all.addAll(known);
                    all.addAll(PictureClaims.of(canvas(), "window's picture", MODELS));
                    return all;
                });
    }

    private void open(String tab) {
        OpenWindow.onFx(
                () -> {
                    TabPane tabs = (TabPane) window.scene().lookup("#inspector");
                    tabs.getTabs().stream()
                            .filter(each -> each.getText().equals(tab))
                            .forEach(tabs.getSelectionModel()::select);
                    return null;
                });
    }

    /** What is on the canvas, as texts. */
    private String canvas() {
        PictureSpec spec = window.model.picture().spec(1000, 1000);
        return SvgFile.text(
                new Picture(1000, 1000, "", "", to -> Painter.paint(to, Layout.of(spec))));
    }

    /** A capture as its key leaves it. */
    private String capture() throws IOException {
        List<Path> before = captures();
        OpenWindow.onFx(
                () -> {
                    window.model.capture(Set.of(PictureFormat.SVG));
                    return null;
                });
        List<Path> left = new ArrayList<>();
        Patience.await(
                "the capture",
                () -> {
                    left.clear();
                    left.addAll(captures());
                    left.removeAll(before);
                    return !left.isEmpty();
                });
        return Files.readString(left.getFirst());
    }

    private List<Path> captures() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".svg")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
