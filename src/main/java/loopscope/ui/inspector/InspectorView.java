package loopscope.ui.inspector;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import loopscope.ui.time.TimeViewModel;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What can be known of the selected instant, in tabs. */
public final class InspectorView {
    private static final double LEAST_WIDTH = 300;

    private final List<InspectorPane> panes;
    private final TabPane tabs = new TabPane();
    private OptionalLong selectedInstant = OptionalLong.empty();

    public InspectorView(List<InspectorPane> panes) {
        this.panes = panes;
        tabs.setId("inspector");
        tabs.getStyleClass().add("inspector");
        tabs.setMinWidth(LEAST_WIDTH);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        for (InspectorPane pane : panes) {
            Tab tab = new Tab(pane.title(), pane.node());
            tab.setId(pane.title().toLowerCase(Locale.ROOT) + "Tab");
            tabs.getTabs().add(tab);
        }
        tabs.getSelectionModel().selectedIndexProperty().addListener((value, was, is) -> refresh());
    }

    /** What is shown. */
    public Node node() {
        return tabs;
    }

    /** Brings the tab that is seen up to date at once when another moment is spoken of. */
    public void follow(TimeViewModel time) {
        OptionalLong now = time.selectedInstant();
        if (!now.equals(selectedInstant)) {
            selectedInstant = now;
            refresh();
        }
    }

    /** Opens the tab of that title, if there is one. */
    public void open(String title) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getText().equals(title))
                .forEach(tabs.getSelectionModel()::select);
    }

    /** The title of the tab that is open; empty where there is none. */
    public String openTab() {
        Tab open = tabs.getSelectionModel().getSelectedItem();
        return open == null ? "" : open.getText();
    }

    /** Shows a pane. */
    public void show(InspectorPane pane) {
        tabs.getSelectionModel().select(panes.indexOf(pane));
    }

    /** Brings the tab that is seen up to date. */
    public void refresh() {
        int shown = tabs.getSelectionModel().getSelectedIndex();
        if (shown >= 0) {
            panes.get(shown).refresh();
        }
    }
}
