package loopscope.ui.preferences;

import javafx.geometry.Rectangle2D;

import java.util.List;

/**
 * A window's place and size on the screens, in pixels.
 *
 * @param maximised whether it fills a screen; the other values are then those before
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximised) {
    private static final double USUAL_WIDTH = 1440;
    private static final double USUAL_HEIGHT = 900;

    /**
     * Least part of the window's upper edge that must be on a screen, for the user to drag it by.
     */
    private static final double HOLD_WIDTH = 120;

    private static final double HOLD_HEIGHT = 30;

    /** The default: in the middle of a screen; maximised on a screen that is not larger. */
    public static WindowBounds usual(Rectangle2D screen) {
        double width = Math.min(USUAL_WIDTH, screen.getWidth());
        double height = Math.min(USUAL_HEIGHT, screen.getHeight());
        return new WindowBounds(
                screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2,
                width,
                height,
                // Maximised: a window as large as the screen could be placed with its title above
                // it.
                screen.getWidth() <= USUAL_WIDTH && screen.getHeight() <= USUAL_HEIGHT);
    }

    /**
     * These bounds, moved and shrunk so that they lie on one of the screens.
     *
     * @param screens the first is taken if the bounds lie on none
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

    /** These bounds, maximised or not. */
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
