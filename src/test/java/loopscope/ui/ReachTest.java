package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whoever has no mouse, or does not see the screen, gets everywhere too. */
class ReachTest extends WindowCase {
    /** Of one kind of thing or the other, and so many steps are enough to be round. */
    private static final int STEPS = 80;

    @BeforeEach
    void open() {
        window.addClients(2);
        OpenWindow.await("the prompt", () -> window.model.talk().thereProperty().get());
    }

    @Test
    void everyControlSaysWhatItIs() {
        for (Control control : controls()) {
            assertThat(name(control)).as("the name of %s", control).isNotBlank();
        }
    }

    @Test
    void everySignExplainsItself() {
        for (Control control : controls()) {
            if (control instanceof ButtonBase button && text(button).length() < 2) {
                assertThat(control.getTooltip()).as("the tooltip of %s", control).isNotNull();
                assertThat(control.getTooltip().getText()).isNotBlank();
            }
        }
    }

    @Test
    void everyButtonOfTheToolsHasATooltip() {
        for (Control control : controls()) {
            if (control instanceof ButtonBase && isIn(control, "tools")) {
                assertThat(control.getTooltip()).as("the tooltip of %s", control).isNotNull();
            }
        }
    }

    @Test
    void everyControlIsReachedByTab() {
        List<Control> all = controls();
        Set<Node> reached = new LinkedHashSet<>();
        OpenWindow.onFx(
                () -> {
                    window.scene().lookup("#timeline").requestFocus();
                    return null;
                });
        for (int i = 0; i < STEPS; i++) {
            window.user.push(KeyCode.TAB);
            Node focused = window.scene().getFocusOwner();
            if (!reached.add(focused)) {
                break;
            }
        }
        // Within a group of toggles the arrows go on.
        all.removeIf(control -> control instanceof ToggleButton toggle && !toggle.isSelected());
        assertThat(reached).containsAll(all);
    }

    @Test
    void arrowsGoOnWithinAGroup() {
        Node free = window.scene().lookup("#free");
        OpenWindow.onFx(
                () -> {
                    free.requestFocus();
                    return null;
                });
        window.user.push(KeyCode.RIGHT);
        assertThat(window.scene().lookup("#slow").isFocused()).isTrue();
        assertThat(window.model.time().isLive()).isTrue();
    }

    @Test
    void theLineOfTheClientLetsTabGoOn() {
        window.user.push(KeyCode.ENTER);
        Node line = window.scene().lookup("#line");
        OpenWindow.await("the line", line::isFocused);
        window.user.push(KeyCode.TAB);
        assertThat(line.isFocused()).isFalse();
    }

    @Test
    void thePictureIsReadAsTheSentence() {
        Node timeline = window.scene().lookup("#timeline");
        OpenWindow.await(
                "the sentence",
                () ->
                        timeline.getAccessibleText()
                                .startsWith(window.model.sentenceProperty().get().text()));
    }

    @Test
    void behindTheHelpNothingIsReached() {
        window.user.write("?");
        Node help = window.scene().lookup("#help");
        for (int i = 0; i < 4; i++) {
            window.user.push(KeyCode.TAB);
            assertThat(isIn(window.scene().getFocusOwner(), "help")).isTrue();
        }
        window.user.write("?");
        assertThat(help.isVisible()).isFalse();
        assertThat(window.scene().lookup("#timeline").isFocused()).isTrue();
    }

    /** The controls that are seen and can be used, but for the parts they are made of. */
    private List<Control> controls() {
        return OpenWindow.onFx(
                () -> {
                    List<Control> found = new ArrayList<>();
                    collect(window.scene().getRoot(), found);
                    return found;
                });
    }

    private static void collect(Node node, List<Control> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        boolean used =
                node instanceof ButtonBase
                        || node instanceof ComboBoxBase
                        || node instanceof TextInputControl
                        || node instanceof TableView
                        || node instanceof ListView
                        || node instanceof TreeView;
        if (used && node.isFocusTraversable()) {
            found.add((Control) node);
        } else if (!used && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String name(Control control) {
        String told = control.getAccessibleText();
        return told != null ? told : text(control);
    }

    private static String text(Control control) {
        return control instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : "";
    }

    private static boolean isIn(Node node, String id) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (id.equals(at.getId())) {
                return true;
            }
        }
        return false;
    }
}
