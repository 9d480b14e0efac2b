package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;

import loopscope.takeaway.ExportProgress;
import loopscope.ui.base.Notice;
import loopscope.ui.time.TimeViewModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** The menus of the tools: each entry does what it says. */
class MenusTest extends WindowCase {
    private static final Notice SEEN = Notice.done("It is there.");

    @Test
    void eachEntryOfTheCaptureMenuLeavesTheFormatsThatItNames() throws IOException {
        window.addClients(1);
        capture("PNG");
        assertThat(endings()).containsExactly("png");
        capture("SVG");
        assertThat(endings()).containsExactly("png", "svg");
        capture("PNG and SVG");
        assertThat(endings()).containsExactly("png", "png", "svg", "svg");
    }

    @Test
    void whatIsSavedAsHasTheFormatOfItsName() throws IOException {
        window.addClients(1);
        assertThat(saveAs("a.svg").text())
                .isEqualTo("The picture is in " + folder.resolve("a.svg"));
        assertThat(folder.resolve("a.svg")).content().startsWith("<").contains("client A");
        assertThat(saveAs("b").text()).isEqualTo("The picture is in " + folder.resolve("b.png"));
        assertThat(Files.readAllBytes(folder.resolve("b.png"))).startsWith(0x89, 'P', 'N', 'G');
        Notice wrong = saveAs("c.bmp");
        assertThat(wrong.failure()).isTrue();
        assertThat(wrong.text())
                .startsWith("c.bmp has an unknown ending: choose a name that ends in .png, .svg,");
        assertThat(endings()).containsExactly("png", "svg");
    }

    @Test
    void theRunIsSavedInOtherFormsToo() throws IOException {
        window.addClients(1);
        assertThat(told(() -> entry("Other forms", "Timeline as text").fire()).text())
                .startsWith("It is in ")
                .endsWith(".txt");
        told(() -> entry("Other forms", "Document (PDF)").fire());
        assertThat(endings()).containsExactly("pdf", "txt");
    }

    @Test
    void anExportIsFollowedInABarAndCancelledByEscape() {
        CountDownLatch cancelled = new CountDownLatch(1);
        OpenWindow.onFx(
                () -> {
                    window.model
                            .exports()
                            .start("the film", progress -> film(progress, cancelled), done -> SEEN);
                    return null;
                });
        OpenWindow.await("the bar", () -> window.scene().lookup("#export").isVisible());
        assertThat(((Label) window.scene().lookup("#exportText")).getText())
                .isEqualTo("Making the film: 50%");
        window.user.push(KeyCode.ESCAPE);
        cancelled.countDown();
        OpenWindow.await("its end", () -> !window.scene().lookup("#export").isVisible());
        assertThat(notice().text()).isEqualTo("Cancelled: nothing is left of the film.");
    }

    private static List<Path> film(ExportProgress progress, CountDownLatch goOn) {
        progress.reached(0.5);
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.reached(1);
        return List.of();
    }

    @Test
    void aSequenceFromHereIsAPictureACallAndAContactSheet() throws IOException {
        window.addClients(1);
        window.user.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        for (String other : List.of("#sequencePNG", "#sequencePDF", "#sequencePPTX")) {
            window.user.clickOn(other);
        }
        window.write("#sequenceCalls", "2").push(KeyCode.ENTER);
        OpenWindow.await("word of it", () -> !notice().text().isEmpty());
        assertThat(notice().text())
                .startsWith("A picture a call and a contact sheet are in " + folder)
                .endsWith("-sequential-select-sequence (3 files).");
        try (Stream<Path> files = Files.walk(folder, 2)) {
            assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).sorted())
                    .map(Path::toString)
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("01 "),
                            second -> assertThat(second).startsWith("02 "),
                            sheet -> assertThat(sheet).isEqualTo("contact sheet.svg"));
        }
    }

    @Test
    void aCaptureIsOfTheChosenSizeAndHasWhatWasChosen() throws IOException {
        window.addClients(1);
        told(
                () -> {
                    entry("Size", "Slide, large type").fire();
                    ((CheckMenuItem) entry("", "With sets and code")).setSelected(true);
                    window.model.captures().choices().captionProperty().set("Figure <1>");
                    entry("", "SVG").fire();
                });
        assertThat(notice().text()).startsWith("The picture is in ");
        String svg = Files.readString(Path.of(notice().text().substring(18)));
        assertThat(svg)
                .contains("width=\"1920\" height=\"1080\"")
                .contains("SelectServer.java", "Figure &lt;1&gt;");
    }

    @Test
    void aRangeThatIsNotSelectedIsNotCaptured() {
        window.addClients(1);
        Notice notice =
                told(
                        () -> {
                            entry("", "The selected range").fire();
                            entry("", "PNG").fire();
                        });
        assertThat(notice.text())
                .isEqualTo("No range is selected: drag over the lanes, or capture what is seen.");
        assertThat(endings()).isEmpty();
    }

    @Test
    void aCopyIsOnTheClipboardAsPixelsAndAsSvg() {
        window.addClients(1);
        assertThat(told(() -> entry("", "Copy the picture").fire()).failure()).isFalse();
        OpenWindow.onFx(
                () -> {
                    Clipboard clipboard = Clipboard.getSystemClipboard();
                    assertThat(clipboard.hasImage()).isTrue();
                    DataFormat svg = DataFormat.lookupMimeType("image/svg+xml");
                    ByteBuffer bytes = (ByteBuffer) clipboard.getContent(svg);
                    assertThat(StandardCharsets.UTF_8.decode(bytes).toString())
                            .startsWith("<svg ")
                            .contains("client A");
                    return null;
                });
    }

    /** An entry of the capture menu, or of a menu in it. */
    private MenuItem entry(String submenu, String text) {
        List<MenuItem> items = menu("capture").getItems();
        List<MenuItem> inside =
                items.stream()
                        .filter(item -> item instanceof Menu && submenu.equals(item.getText()))
                        .flatMap(item -> ((Menu) item).getItems().stream())
                        .toList();
        return (submenu.isEmpty() ? items : inside)
                .stream().filter(item -> text.equals(item.getText())).findFirst().orElseThrow();
    }

    @Test
    void eachSpeedReplaysSoFast() {
        window.addClients(1);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < TimeViewModel.SPEEDS.size(); i++) {
            MenuItem speed = menu("replay").getItems().get(i);
            told.add(OpenWindow.onFx(() -> replay(speed)));
        }
        assertThat(told)
                .containsExactly(
                        "Replay at ×10: 10 times faster; VIEW SPED UP 10×",
                        "Replay at ×1: as it was; REPLAY ×1",
                        "Replay at ×0.1: 10 times slower; VIEW SLOWED 10×",
                        "Replay at ×0.01: 100 times slower; VIEW SLOWED 100×",
                        "Replay at ×0.001: 1,000 times slower; VIEW SLOWED 1,000×");
    }

    /** What a reader of the button is told, and the honesty mark. */
    private String replay(MenuItem speed) {
        speed.fire();
        String mark = window.model.picture().spec(900, 500).stages().getFirst().marks().getLast();
        return menu("replay").getAccessibleText()
                + "; "
                + mark.substring(0, mark.indexOf(", in fact"));
    }

    private void capture(String entry) {
        List<MenuItem> items = menu("capture").getItems();
        told(
                () ->
                        items.stream()
                                .filter(item -> entry.equals(item.getText()))
                                .forEach(MenuItem::fire));
    }

    private Notice saveAs(String name) {
        return told(() -> window.model.captures().saveAs(folder.resolve(name)));
    }

    /** What the user is told once something has been done. */
    private Notice told(Runnable work) {
        OpenWindow.onFx(
                () -> {
                    window.model.notices().dismiss();
                    work.run();
                    return null;
                });
        OpenWindow.await("word of it", () -> !notice().text().isEmpty());
        return notice();
    }

    private Notice notice() {
        return window.model.notices().latestProperty().get();
    }

    private SplitMenuButton menu(String id) {
        return (SplitMenuButton) window.scene().lookup("#" + id);
    }

    /** How the names of the files end that are there, sorted. */
    private List<String> endings() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
