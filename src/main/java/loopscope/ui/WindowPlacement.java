package loopscope.ui;

import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;

import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.preferences.WindowBounds;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Places the window where it was, never off the screens, and fills a screen while presenting. */
final class WindowPlacement {
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;

    /** Least size of the content at any scale, in its own pixels. */
    private static final double LEAST_CONTENT_WIDTH = 720;

    private static final double LEAST_CONTENT_HEIGHT = 450;

    /** Least size of the content while presenting, in its own pixels. */
    private static final double PRESENTED_WIDTH = 900;

    private static final double PRESENTED_HEIGHT = 520;

    private final Stage stage;
    private final LookViewModel look;
    private WindowBounds place;

    /**
     * Places a window that is not shown yet.
     *
     * @param wanted where it was; null for the default
     */
    WindowPlacement(Stage stage, LookViewModel look, @Nullable WindowBounds wanted) {
        this.stage = stage;
        this.look = look;
        WindowBounds usual = WindowBounds.usual(Screen.getPrimary().getVisualBounds());
        place = (wanted == null ? usual : wanted).on(screens());
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximised());
        look.sizeProperty().subscribe(percent -> setLeastSize());
        stage.setFullScreenExitHint("");
        // Escape is a key of the window's own: it leaves a line or a menu first.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        look.presentingProperty().addListener((value, was, is) -> present(is));
        stage.fullScreenProperty().addListener((value, was, is) -> look.present(is));
    }

    /** Where the window is now; while it fills the screen, where it was before. */
    WindowBounds place() {
        if (stage.isFullScreen() || stage.isIconified()) {
            return place;
        }
        if (stage.isMaximized()) {
            place = place.maximised(true);
        } else if (!Double.isNaN(stage.getX()) && !Double.isNaN(stage.getY())) {
            place =
                    new WindowBounds(
                            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
        return place;
    }

    private void present(boolean presenting) {
        // Before the change: full screen, the window would no longer say where it was.
        Rectangle2D screen = screen(place()).getBounds();
        if (presenting) {
            double most =
                    Math.min(
                            screen.getWidth() / PRESENTED_WIDTH,
                            screen.getHeight() / PRESENTED_HEIGHT);
            look.fit((int) (100 * most));
        }
        stage.setFullScreen(presenting);
    }

    private void setLeastSize() {
        Rectangle2D screen = screen(place).getVisualBounds();
        double scale = look.scale();
        stage.setMinWidth(least(LEAST_WIDTH, LEAST_CONTENT_WIDTH * scale, screen.getWidth()));
        stage.setMinHeight(least(LEAST_HEIGHT, LEAST_CONTENT_HEIGHT * scale, screen.getHeight()));
    }

    private static double least(double usual, double enlarged, double most) {
        return Math.min(Math.max(usual, enlarged), most);
    }

    private static Screen screen(WindowBounds place) {
        List<Screen> on =
                Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height());
        return on.isEmpty() ? Screen.getPrimary() : on.getFirst();
    }

    private static List<Rectangle2D> screens() {
        return Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .map(Screen::getVisualBounds)
                .toList();
    }
}
