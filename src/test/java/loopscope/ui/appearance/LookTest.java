package loopscope.ui.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;

import loopscope.picture.surface.Theme;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.preferences.Preferences;

import org.junit.jupiter.api.Test;

/** Colours, sizes, and the class. */
class LookTest extends WindowCase {
    @Test
    void tGoesOnFromLightToDarkToHighContrastAndBack() {
        for (Theme theme : java.util.List.of(Theme.DARK, Theme.HIGH_CONTRAST, Theme.LIGHT)) {
            window.user.write("t");
            assertThat(theme()).isSameAs(theme);
            assertThat(shown()).isSameAs(theme);
        }
    }

    @Test
    void theMenuHasEveryColour() {
        choose("dark");
        assertThat(theme()).isSameAs(Theme.DARK);
        choose("contrast");
        assertThat(theme()).isSameAs(Theme.HIGH_CONTRAST);
        choose("light");
        assertThat(theme()).isSameAs(Theme.LIGHT);
    }

    @Test
    void whatTheSystemWantsIsOnUnlessTheUserWantsAnother() {
        var system = new javafx.beans.property.SimpleObjectProperty<>(Theme.DARK);
        LookViewModel look = new LookViewModel(system);
        assertThat(look.themeProperty().get()).isSameAs(Theme.DARK);
        system.set(Theme.HIGH_CONTRAST);
        assertThat(look.themeProperty().get()).isSameAs(Theme.HIGH_CONTRAST);
        look.coloursProperty().set(Colours.LIGHT);
        assertThat(look.themeProperty().get()).isSameAs(Theme.LIGHT);
    }

    @Test
    void ctrlWithPlusMinusAndZeroSizesEverythingAlike() {
        Node add = window.scene().lookup("#add");
        double usual = width(add);
        window.user.push(KeyCode.CONTROL, KeyCode.PLUS);
        window.user.push(KeyCode.CONTROL, KeyCode.ADD);
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(125);
        OpenWindow.await("it to grow", () -> Math.abs(width(add) - 1.25 * usual) < 1);
        window.user.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(100);
        window.user.push(KeyCode.CONTROL, KeyCode.MINUS);
        window.user.push(KeyCode.CONTROL, KeyCode.SUBTRACT);
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(75);
        window.user.push(KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(75);
        window.user.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(90);
    }

    @Test
    void theMenuSizesTooAndSaysHowLargeItIs() {
        choose("larger");
        choose("larger");
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(125);
        assertThat(item("usual").getText()).isEqualTo("Now 125%: back to 100% (Ctrl+0)");
        choose("smaller");
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(110);
        choose("usual");
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(100);
        assertThat(item("usual").isDisable()).isTrue();
    }

    @Test
    void aClickFindsItsLaneAtEverySize() {
        window.addClients(2);
        window.user.push(KeyCode.CONTROL, KeyCode.PLUS).push(KeyCode.CONTROL, KeyCode.PLUS);
        OpenWindow.await(
                "the picture to grow",
                () -> Math.abs(window.sheet().getBoundsInParent().getHeight() - room()) < 2);
        window.user.write("a");
        assertThat(window.model.talk().selectedProperty().get().name()).isEqualTo("A");
        Bounds header = bounds("#header1");
        double row = 32 + 1.5 * rowHeight();
        window.user.clickOn(
                header.getMinX() + 60 * 1.25, header.getMinY() + (row + rowHeight()) * 1.25);
        assertThat(window.model.talk().selectedProperty().get().name()).isEqualTo("B");
        window.user.clickOn(header.getMinX() + 60 * 1.25, header.getMinY() + row * 1.25);
        assertThat(window.model.talk().selectedProperty().get().name()).isEqualTo("A");
    }

    @Test
    void aMenuIsAsLargeAsTheRest() {
        double usual = typeOfMenu();
        window.user.push(KeyCode.CONTROL, KeyCode.MINUS).push(KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(typeOfMenu()).isEqualTo(0.75 * usual, within(0.5));
    }

    @Test
    void f11PresentsToAClassAndEscapeLeaves() {
        window.user.push(KeyCode.CONTROL, KeyCode.MINUS).push(KeyCode.F11);
        OpenWindow.await("the full screen", () -> window.stage.isFullScreen());
        // The screen of the tests is 1000 wide: 100% is what shows 900 of ours.
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(110);
        assertThat(window.scene().lookup("#capture").isVisible()).isFalse();
        assertThat(split().getItems()).hasSize(1);
        window.user.push(KeyCode.ESCAPE);
        OpenWindow.await("the desk", () -> !window.stage.isFullScreen());
        assertThat(window.model.look().presentingProperty().get()).isFalse();
        assertThat(window.model.look().sizeProperty().get()).isEqualTo(90);
        assertThat(window.scene().lookup("#capture").isVisible()).isTrue();
    }

    @Test
    void theMenuPresentsAndEndsItToo() {
        choose("presenting");
        OpenWindow.await("the full screen", () -> window.stage.isFullScreen());
        choose("presenting");
        OpenWindow.await("the desk", () -> !window.stage.isFullScreen());
    }

    @Test
    void iShowsAndHidesTheInspector() {
        int before = split().getItems().size();
        window.user.write("i");
        assertThat(split().getItems()).hasSize(3 - before);
        window.user.write("i");
        assertThat(split().getItems()).hasSize(before);
    }

    @Test
    void whatIsChosenIsWhatIsRemembered() {
        window.user.write("t").push(KeyCode.CONTROL, KeyCode.PLUS);
        Preferences now = OpenWindow.onFx(window::preferences);
        assertThat(now.colours()).isEqualTo(Colours.DARK);
        assertThat(now.size()).isEqualTo(110);
        assertThat(now.models()).containsExactly("sequential", "select");
        assertThat(now.place()).isNotNull();
    }

    private void choose(String id) {
        MenuItem item = item(id);
        OpenWindow.onFx(
                () -> {
                    if (item instanceof RadioMenuItem radio) {
                        radio.setSelected(true);
                    } else {
                        item.fire();
                    }
                    return null;
                });
    }

    private MenuItem item(String id) {
        return menu().getItems().stream()
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElseThrow();
    }

    private MenuButton menu() {
        return (MenuButton) window.scene().lookup("#theme");
    }

    private double typeOfMenu() {
        window.user.clickOn("#theme");
        OpenWindow.await("the menu", () -> menu().isShowing());
        ContextMenu popup = item("dark").getParentPopup();
        Labeled label = (Labeled) popup.getSkin().getNode().lookup(".label");
        OpenWindow.await("its type", () -> label.getFont().getSize() > 1);
        double size =
                OpenWindow.onFx(
                        () ->
                                ((Labeled) popup.getSkin().getNode().lookup(".label"))
                                        .getFont()
                                        .getSize());
        window.user.push(KeyCode.ESCAPE);
        OpenWindow.await("no menu", () -> !menu().isShowing());
        return size;
    }

    private Theme theme() {
        return window.model.look().themeProperty().get();
    }

    private Theme shown() {
        return OpenWindow.onFx(() -> window.model.picture().spec(900, 500).theme());
    }

    private SplitPane split() {
        return (SplitPane) window.scene().lookup("#split");
    }

    private static double width(Node node) {
        return node.localToScene(node.getLayoutBounds()).getWidth();
    }

    private double room() {
        return window.scene().lookup("#canvas").getLayoutBounds().getHeight() / 1.25;
    }

    private Bounds bounds(String query) {
        Node node = window.scene().lookup(query);
        return OpenWindow.onFx(() -> node.localToScreen(node.getLayoutBounds()));
    }

    private double rowHeight() {
        return OpenWindow.onFx(
                () ->
                        loopscope.picture.layout.Layout.of(
                                        window.model
                                                .picture()
                                                .spec(
                                                        window.sheet().getLayoutBounds().getWidth(),
                                                        room()))
                                .rowHeight());
    }
}
