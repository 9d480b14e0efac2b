package loopscope.ui.inspector;

import javafx.scene.Node;

/** One tab of the inspector. Confined to the JavaFX thread. */
public interface InspectorPane {
    /** The title of its tab. */
    String title();

    /** Its content. */
    Node node();

    /** Updates its content; called some times a second, and only while it is shown. */
    void refresh();
}
