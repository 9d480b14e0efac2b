package loopscope.ui.inspector;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import loopscope.ui.time.TimeViewModel;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The inspector: tabs with details of the selected instant. Confined to the JavaFX thread. */
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

    /** The tabs. */
    public Node node() {
        return tabs;
    }

    /** Updates the open tab at once when another instant is selected. */
    public void follow(TimeViewModel time) {
        OptionalLong now = time.selectedInstant();
        if (!now.equals(selectedInstant)) {
            selectedInstant = now;
            refresh();
        }
    }

    /** Opens the tab with a title, if there is one. */
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

    /** Opens the tab of a pane. */
    public void show(InspectorPane pane) {
        tabs.getSelectionModel().select(panes.indexOf(pane));
    }

    /** Updates the open tab. */
    public void refresh() {
        int shown = tabs.getSelectionModel().getSelectedIndex();
        if (shown >= 0) {
            panes.get(shown).refresh();
        }
    }
}
