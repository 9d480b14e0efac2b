package loopscope.ui.inspector.calls;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;

import java.util.List;

/** The words that a filter of calls takes; choosing one appends it to what is typed. */
final class FilterMenu {
    private static final List<Word> WORDS =
            List.of(
                    new Word(
                            "A",
                            "about client A; 1 is the first from outside, also by its port, :40422"),
                    new Word("recv", "an operation; epoll or counter, all that begin so"),
                    new Word("\"Ping\"", "these bytes are among the first 24 that moved"),
                    new Word(">1ms", "how long it took; <20us likewise"),
                    new Word("server", "made by the server; clients, by a client"),
                    new Word("errors", "refused by the kernel"),
                    new Word("ECONNRESET", "refused with this error; see errno(3)"),
                    new Word("-accept", "all but these"));

    private FilterMenu() {}

    /**
     * @param word an example
     * @param meaning which calls it chooses
     */
    private record Word(String word, String meaning) {}

    /** The menu for a field. */
    static MenuButton of(TextField filter) {
        MenuButton menu = new MenuButton("Words");
        menu.setId("filterWords");
        WORDS.forEach(word -> menu.getItems().add(item(word, filter)));
        MenuItem rule =
                new MenuItem("Several of a kind widen the choice, different kinds narrow it.");
        rule.setDisable(true);
        menu.getItems().add(rule);
        return menu;
    }

    private static MenuItem item(Word word, TextField filter) {
        MenuItem item = new MenuItem(word.word() + " \u2013 " + word.meaning());
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> append(filter, word.word()));
        return item;
    }

    private static void append(TextField filter, String word) {
        String typed = filter.getText().stripTrailing();
        filter.setText(typed.isEmpty() ? word : typed + " " + word);
        filter.requestFocus();
        filter.end();
    }
}
