package loopscope.ui.inspector;

import javafx.scene.Node;

/** One tab of the inspector. Confined to the JavaFX thread. */
public interface InspectorPane {
    /** What its tab is called. */
    String title();

    /** What it shows. */
    Node node();

    /** Brings it up to date; called some times a second, and only while it is seen. */
    void refresh();
}
