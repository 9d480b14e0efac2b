package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;

import loopscope.picture.FxThread;
import loopscope.ui.appearance.Enlarged;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.Test;

/** The bar with the latest notice. */
class NoticeBarTest {
    @Test
    void aNoticeThatComesBeforeTheWindowIsDrawnIsSeenInIt() {
        FxThread.start();
        Notices notices = new Notices();
        NotificationPane pane =
                OpenWindow.onFx(
                        () -> {
                            NotificationPane made = new NotificationPane(new Pane());
                            notices.show(Notice.done("Opening a run …"));
                            NoticeBar.fill(made, new Enlarged(), notices);
                            Scene scene = new Scene(made, 400, 300);
                            made.applyCss();
                            made.layout();
                            assertThat(scene.getRoot()).isSameAs(made);
                            return made;
                        });
        OpenWindow.await(
                "the bar",
                () -> {
                    pane.layout();
                    Node bar = pane.lookup(".notification-bar");
                    return bar != null
                            && bar.isVisible()
                            && bar.getLayoutBounds().getHeight() > 20
                            && bar.getBoundsInParent().getMaxY() < 301;
                });
    }
}
