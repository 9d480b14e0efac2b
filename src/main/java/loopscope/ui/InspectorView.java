package loopscope.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What can be known of the moment that is spoken of, in tabs. */
final class InspectorView {
    private static final double LEAST_WIDTH = 300;

    private final List<InspectorPane> panes;
    private static final String DIVIDER = "split-pane-divider";

    /** Of the window's width; in pixels, from so few to so many. */
    private static final double SHARE = 0.27;

    private static final double LEAST = 310;
    private static final double MOST = 520;

    private final TabPane tabs = new TabPane();
    private boolean dragged;
    private OptionalLong cursor = OptionalLong.empty();

    InspectorView(List<InspectorPane> panes) {
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
        tabs.getSelectionModel().selectedIndexProperty().addListener((value, was, is) -> tell());
    }

    /** Joins on the right, with a share of the width until the user drags the divider. */
    void join(SplitPane split) {
        split.getItems().add(tabs);
        SplitPane.setResizableWithParent(tabs, false);
        // After the layout that a new width brings, which keeps this side as wide as it was.
        split.widthProperty()
                .addListener((value, was, is) -> Platform.runLater(() -> share(split)));
        split.addEventFilter(
                MouseEvent.MOUSE_DRAGGED,
                event -> {
                    Node on = event.getPickResult().getIntersectedNode();
                    dragged |= on != null && on.getStyleClass().contains(DIVIDER);
                });
    }

    private void share(SplitPane split) {
        double width = split.getWidth();
        if (!dragged && width > 0) {
            split.setDividerPositions(1 - Math.clamp(SHARE * width, LEAST, MOST) / width);
        }
    }

    /** Brings the tab that is seen up to date at once when another moment is spoken of. */
    void follow(TimeModel time) {
        OptionalLong now = time.cursor();
        if (!now.equals(cursor)) {
            cursor = now;
            tell();
        }
    }

    /** Shows a pane. */
    void show(InspectorPane pane) {
        tabs.getSelectionModel().select(panes.indexOf(pane));
    }

    /** Brings the tab that is seen up to date. */
    void tell() {
        int shown = tabs.getSelectionModel().getSelectedIndex();
        if (shown >= 0) {
            panes.get(shown).tell();
        }
    }
}
