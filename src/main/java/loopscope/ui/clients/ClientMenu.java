package loopscope.ui.clients;

import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.VBox;

import loopscope.lab.ClientKind;

import java.util.Locale;
import java.util.function.Consumer;

/** Fills the menu that adds clients of each kind, and crowds. */
public final class ClientMenu {
    private static final int CROWD = 200;
    private static final int AT_ONCE = 2;

    private ClientMenu() {}

    /**
     * Fills the menu.
     *
     * @param fail shows the user a sentence on what could not be done
     * @param askClient asks the user what a client is to do
     * @param askCrowd asks the user for a crowd's size
     */
    public static void fill(
            SplitMenuButton button,
            SelectedClientViewModel talk,
            CrowdViewModel crowds,
            Consumer<String> fail,
            Runnable askClient,
            Runnable askCrowd) {
        for (ClientKind kind : ClientKind.values()) {
            String id = "add-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            button.getItems().add(item(id, kind.title(), kind.behaviour(), () -> talk.add(kind)));
        }
        button.getItems()
                .addAll(
                        item(
                                "add-asked",
                                "with settings …",
                                "a slow reader, slow writer or flood: how much, how fast",
                                askClient),
                        new SeparatorMenuItem(),
                        item(
                                "crowd-usual",
                                "crowd: " + CrowdWords.howMany(CROWD, AT_ONCE),
                                "one-shots: as one leaves, the next comes",
                                () -> crowds.send(CROWD, AT_ONCE, () -> {}, fail)),
                        item(
                                "crowd-ask",
                                "crowd …",
                                "as many in all, and at a time, as you say",
                                askCrowd));
    }

    private static MenuItem item(String id, String title, String behaviour, Runnable action) {
        Label name = new Label(title);
        name.getStyleClass().add("model-title");
        Label words = new Label(behaviour);
        words.getStyleClass().add("model-idea");
        CustomMenuItem item = new CustomMenuItem(new VBox(name, words));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
