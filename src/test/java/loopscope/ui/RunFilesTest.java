package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import loopscope.capture.SvgFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run is saved in the window, opened again there, and left again. */
class RunFilesTest extends WindowCase {
    @TempDir private Path folder;

    @Test
    void aSavedRunIsOpenedToBeLookedAtWhileThePresentOneGoesOn() throws IOException {
        window.addClients(2);
        window.type("Hi");
        OpenWindow.await("the echo", () -> window.hasHeard(window.upper(), 0));
        String seen =
                OpenWindow.onFx(
                        () -> {
                            window.model.time().changeAxis();
                            window.model.navigator().step(-1);
                            window.model.time().pan(-30);
                            window.model.notes().keep(window.model.time().instant());
                            window.model.refresh();
                            window.model.runFiles().save(folder.resolve("mine"));
                            return picture();
                        });
        OpenWindow.await("the file", () -> notice().startsWith("The run is in "));
        Path saved = folder.resolve("mine.json.gz");
        assertThat(saved).isNotEmptyFile();

        open(saved);
        OpenWindow.await("the run", () -> notice().startsWith("mine.json.gz is open"));
        assertThat(window.upper().record().lanes().clients()).hasSize(2);
        assertThat(OpenWindow.onFx(this::picture)).isEqualTo(seen).contains("flag 1");
        assertThat(window.model.time().eventOrderProperty().get()).isTrue();
        assertThat(window.model.time().selectedEventProperty().get()).isNotNull();
        assertThat(window.model.time().isLive()).isFalse();
        Label words = (Label) window.scene().lookup("#header1 #trouble");
        OpenWindow.await("word of it", () -> words.getText().startsWith("A run from a file"));
        window.user.write("c");
        assertThat(window.upper().record().lanes().clients()).hasSize(2);

        window.user.push(KeyCode.CONTROL, KeyCode.N);
        OpenWindow.await("the present run", () -> window.upper().isServing());
        window.user.write("c");
        OpenWindow.await("C", () -> window.upper().record().lanes().clients().size() == 3);

        List<String> pages = new ArrayList<>();
        OpenWindow.onFx(
                () -> {
                    window.model.runFiles().browseWith(pages::add);
                    window.model.runFiles().openInPerfetto(folder.resolve("for.json"));
                    return true;
                });
        OpenWindow.await("the page", () -> !pages.isEmpty());
        assertThat(pages).containsExactly("https://ui.perfetto.dev");
        assertThat(folder.resolve("for.json")).isNotEmptyFile();

        open(Files.writeString(folder.resolve("other.json"), "{}"));
        OpenWindow.await("why not", () -> notice().startsWith("other.json is no run"));
        assertThat(window.upper().isServing()).isTrue();
    }

    @Test
    void aRunWhoseViewNobodyChoseIsOpenedWhole() {
        window.addClients(1);
        save("live.json.gz");
        open(folder.resolve("live.json.gz"));
        OpenWindow.await("the run", () -> notice().startsWith("live.json.gz is open"));
        assertThat(OpenWindow.onFx(() -> window.model.time().fittedProperty().get())).isTrue();
        var seen = OpenWindow.onFx(() -> window.model.time().view());
        assertThat(seen.from()).isZero();
        assertThat(seen.to()).isBetween(1.0 * end(), 1.1 * end());
        onFx(() -> window.model.time().pan(50));
        onFx(() -> window.model.time().goLive());
        assertThat(OpenWindow.onFx(() -> window.model.time().view())).isEqualTo(seen);
        window.user.push(KeyCode.CONTROL, KeyCode.N);
        OpenWindow.await("the present run", () -> window.upper().isServing());
        assertThat(OpenWindow.onFx(() -> window.model.time().isLive())).isTrue();
        assertThat(OpenWindow.onFx(() -> window.model.time().fittedProperty().get())).isFalse();
    }

    private long end() {
        return OpenWindow.onFx(() -> window.model.time().recorded());
    }

    private void save(String name) {
        onFx(() -> window.model.runFiles().save(folder.resolve(name)));
        OpenWindow.await(name, () -> notice().endsWith("/" + name));
    }

    private static void onFx(Runnable work) {
        OpenWindow.onFx(
                () -> {
                    work.run();
                    return true;
                });
    }

    @Test
    void whatADialogLeavesOfTheSuggestedNameIsNoPartOfTheTypedOne() {
        window.addClients(1);
        for (String typed : List.of("monday.gz", "tuesday", "wednesday.json", "thursday.json.gz")) {
            onFx(() -> window.model.runFiles().save(folder.resolve(typed)));
            String name = typed.endsWith("json") ? typed : typed.split("\\.")[0] + ".json.gz";
            OpenWindow.await(name, () -> notice().endsWith("/" + name));
        }
    }

    /** Without the prefix that keeps the names of two pictures on one page apart. */
    private String picture() {
        return SvgFile.text(window.model.picture().captured())
                .replaceAll("p[0-9a-f]{8}-(clip|hatch)", "$1");
    }

    private void open(Path file) {
        OpenWindow.onFx(
                () -> {
                    window.model.runFiles().open(file);
                    return true;
                });
    }

    private String notice() {
        return window.model.notices().latestProperty().get().text();
    }
}
