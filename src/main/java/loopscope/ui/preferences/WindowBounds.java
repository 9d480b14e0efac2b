package loopscope.ui.preferences;

import javafx.geometry.Rectangle2D;

import java.util.List;

/**
 * Where a window is on the screens, in pixels.
 *
 * @param maximised whether it fills a screen; the rest says where it was before
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximised) {
    private static final double USUAL_WIDTH = 1440;
    private static final double USUAL_HEIGHT = 900;

    /** So much of the window's upper edge must be seen, to be taken hold of. */
    private static final double HOLD_WIDTH = 120;

    private static final double HOLD_HEIGHT = 30;

    /** In the middle of a screen; all of a screen that is not larger. */
    public static WindowBounds usual(Rectangle2D screen) {
        double width = Math.min(USUAL_WIDTH, screen.getWidth());
        double height = Math.min(USUAL_HEIGHT, screen.getHeight());
        return new WindowBounds(
                screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2,
                width,
                height,
                // As large as the screen and merely placed, it could begin above it.
                screen.getWidth() <= USUAL_WIDTH && screen.getHeight() <= USUAL_HEIGHT);
    }

    /**
     * This place, moved and shrunk so that it lies on one of the screens.
     *
     * @param screens the first is taken where the place lies on none
     */
    public WindowBounds on(List<Rectangle2D> screens) {
        Rectangle2D screen =
                screens.stream().filter(this::isHeldOn).findFirst().orElse(screens.getFirst());
        double w = Math.min(width, screen.getWidth());
        double h = Math.min(height, screen.getHeight());
        return new WindowBounds(
                Math.clamp(x, screen.getMinX(), screen.getMaxX() - w),
                Math.clamp(y, screen.getMinY(), screen.getMaxY() - h),
                w,
                h,
                maximised);
    }

    /** This place, of a window that fills its screen, or does not. */
    public WindowBounds maximised(boolean fills) {
        return new WindowBounds(x, y, width, height, fills);
    }

    private boolean isHeldOn(Rectangle2D screen) {
        double seen = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        return seen >= HOLD_WIDTH
                && y >= screen.getMinY() - 1
                && y + HOLD_HEIGHT <= screen.getMaxY();
    }
}
