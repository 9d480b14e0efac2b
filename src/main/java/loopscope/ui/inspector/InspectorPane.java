package loopscope.ui.inspector;

import javafx.scene.Node;

import loopscope.picture.surface.Theme;

import org.jspecify.annotations.Nullable;

/** One tab of the inspector. Confined to the JavaFX thread. */
public interface InspectorPane {
    /** The title of its tab. */
    String title();

    /** Its content. */
    Node node();

    /** Updates its content; called some times a second, and only while it is shown. */
    void refresh();

    /**
     * The tables and plots that it shows, to be taken away; null where it has none.
     *
     * @param theme the palette of a picture of them
     */
    default @Nullable TabContent content(Theme theme) {
        return null;
    }
}
