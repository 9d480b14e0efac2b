package loopscope.ui.inspector;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The inspector: tabs with details of the selected instant. One of its panes can stand apart from
 * the tabs, so that two are seen at once: below them, or beside them where there is the width.
 *
 * <pre>
 *   Sets  Calls  Numbers   [⋯] [⬒]
 *   ──────────────────────────
 *   the open tab
 *   ══════════════════════════
 *   the pane that stands apart
 * </pre>
 *
 * <p>Confined to the JavaFX thread.
 */
public final class InspectorView {
    private static final double LEAST_WIDTH = 300;

    /** From this width on, in pixels, two panes stand side by side. */
    private static final double ROOM_FOR_TWO = 760;

    private final InspectorPane companion;
    private final int place;
    private final TabPane tabs = new TabPane();
    private final ToggleButton apart = new ToggleButton();
    private final SplitPane split;
    private OptionalLong selectedInstant = OptionalLong.empty();

    /**
     * An inspector with all its panes in tabs.
     *
     * @param companion the one of the panes that can stand apart
     * @param menu takes away what the open tab shows
     */
    public InspectorView(List<InspectorPane> panes, InspectorPane companion, TabMenu menu) {
        this.companion = companion;
        this.place = panes.indexOf(companion);
        tabs.setId("inspector");
        tabs.getStyleClass().add("inspector");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        panes.forEach(pane -> tabs.getTabs().add(tab(pane)));
        tabs.getSelectionModel().selectedItemProperty().addListener((value, was, is) -> refresh());
        makeToggle();
        HBox tools = new HBox(menu.of(this::openPane), apart);
        tools.getStyleClass().add("inspector-tools");
        tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane upper = new StackPane(tabs, tools);
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        split = new SplitPane(upper);
        split.setId("inspectorPanes");
        split.setMinWidth(LEAST_WIDTH);
        split.setOrientation(Orientation.VERTICAL);
        split.widthProperty().addListener((value, was, is) -> turn(is.doubleValue()));
    }

    private static Tab tab(InspectorPane pane) {
        Tab tab = new Tab(pane.title(), pane.node());
        tab.setId(pane.title().toLowerCase(Locale.ROOT) + "Tab");
        tab.setUserData(pane);
        return tab;
    }

    private void makeToggle() {
        String what = "Shows " + companion.title() + " beside the other tabs (Shift+I)";
        Region picture = new Region();
        picture.getStyleClass().add("apart-picture");
        apart.setId("apart");
        apart.getStyleClass().add("apart");
        apart.setGraphic(picture);
        apart.setAccessibleText(what);
        apart.setTooltip(new Tooltip(what));
        apart.selectedProperty().addListener((value, was, is) -> set(is));
    }

    /** The tabs, and the pane that stands apart. */
    public Node node() {
        return split;
    }

    /** Whether the companion stands apart from the tabs. */
    public BooleanProperty apartProperty() {
        return apart.selectedProperty();
    }

    private void set(boolean standsApart) {
        if (standsApart) {
            if (companion.equals(openPane())) {
                tabs.getSelectionModel().selectFirst();
            }
            Tab taken = tabs.getTabs().remove(place);
            taken.setContent(null);
            split.getItems().add(companion.node());
        } else {
            split.getItems().remove(companion.node());
            tabs.getTabs().add(place, tab(companion));
        }
        refresh();
    }

    private void turn(double width) {
        split.setOrientation(width >= ROOM_FOR_TWO ? Orientation.HORIZONTAL : Orientation.VERTICAL);
    }

    /** Updates what is shown at once when another instant is selected. */
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

    /** Updates what is shown. */
    public void refresh() {
        InspectorPane open = openPane();
        if (open != null) {
            open.refresh();
        }
        if (apart.isSelected()) {
            companion.refresh();
        }
    }

    private @Nullable InspectorPane openPane() {
        Tab open = tabs.getSelectionModel().getSelectedItem();
        return open == null ? null : (InspectorPane) open.getUserData();
    }
}
