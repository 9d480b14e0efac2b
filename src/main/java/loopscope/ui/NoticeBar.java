package loopscope.ui;

import javafx.geometry.Insets;

import loopscope.ui.appearance.Enlarged;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;

/** Shows the latest notice below the picture. Confined to the JavaFX thread. */
final class NoticeBar {
    private static final Insets HEIGHT = new Insets(0, 0, 42, 0);

    private final NotificationPane pane;
    private Notice shown = Notice.NONE;

    private NoticeBar(NotificationPane pane) {
        this.pane = pane;
    }

    /** Has a pane show the notices, and keeps its bar from covering the words below the picture. */
    static void fill(NotificationPane pane, Enlarged picture, Notices notices) {
        NoticeBar bar = new NoticeBar(pane);
        notices.latestProperty().addListener((value, before, now) -> bar.show(now));
        // A bar that is to be shown before there is one would stay out of sight for good.
        pane.skinProperty()
                .addListener((skin, before, now) -> bar.show(notices.latestProperty().get()));
        pane.setOnHidden(hidden -> notices.retract(bar.shown));
        picture.paddingProperty()
                .bind(pane.showingProperty().map(there -> there ? HEIGHT : Insets.EMPTY));
    }

    private void show(Notice notice) {
        if (pane.getSkin() == null) {
            return;
        }
        shown = notice;
        pane.getStyleClass().remove("failure");
        if (notice.failure()) {
            pane.getStyleClass().add("failure");
        }
        Runnable undo = notice.undo();
        pane.getActions().clear();
        if (undo != null) {
            pane.getActions().add(new Action("Undo", event -> undo.run()));
        }
        if (notice.text().isEmpty()) {
            pane.hide();
        } else if (pane.isShowing()) {
            // The pane's own way would hide first, which looks like a dismissal.
            pane.setText(notice.text());
        } else {
            pane.show(notice.text());
        }
    }
}
