package loopscope.ui.base;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

import org.controlsfx.control.PopOver;

/** Makes pop-overs that look and behave like the rest of the window. */
public final class PopOvers {
    private PopOvers() {}

    /**
     * A pop-over below a button, which keeps its keys to itself.
     *
     * @param closed moves the focus back to the picture
     */
    public static PopOver of(Node content, Runnable closed) {
        PopOver over = new PopOver(content);
        // Keeps the window from taking keys that the content does not use.
        content.addEventHandler(KeyEvent.ANY, KeyEvent::consume);
        // Removes the popover's own style, which is light in every theme; the window's style sheet
        // has one.
        over.getRoot().getStylesheets().clear();
        over.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        over.setDetachable(false);
        over.setAnimated(false);
        over.setOnHidden(hidden -> closed.run());
        return over;
    }
}
