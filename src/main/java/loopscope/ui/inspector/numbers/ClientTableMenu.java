package loopscope.ui.inspector.numbers;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import java.util.List;
import java.util.stream.IntStream;

/** What the menu of the table of clients offers; its sorting is that of the headers, for keys. */
final class ClientTableMenu {
    private ClientTableMenu() {}

    /** New entries, as an entry belongs to one menu only. */
    static List<MenuItem> entries(ClientTable table, Runnable save) {
        Menu sort = new Menu("Sort by");
        sort.setId("clientsSort");
        IntStream.range(0, ClientColumn.ALL.size())
                .mapToObj(i -> item(ClientColumn.ALL.get(i).name(), () -> table.sortBy(i)))
                .forEach(sort.getItems()::add);
        MenuItem copy = item("Copy", table::copy);
        copy.setId("clientsCopy");
        MenuItem csv = item("Save as CSV …", save);
        csv.setId("clientsSave");
        return List.of(sort, new SeparatorMenuItem(), copy, csv);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }
}
