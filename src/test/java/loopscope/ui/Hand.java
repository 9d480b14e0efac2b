package loopscope.ui;

import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;

import loopscope.Patience;

import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Someone at the window's mouse and keys, who clicks on what is seen, and where it is seen.
 *
 * <p>A control that has just appeared is nowhere until the next layout, and one beside it may move:
 * a click waits for that, as a user does.
 */
public final class Hand extends FxRobot {
    /** What is put off to after a layout has its place at the next one. */
    private static final int LAYOUTS = 2;

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        OpenWindow.await(query + " to be there", () -> find(query).isPresent());
        return clickOn(OpenWindow.onFx(() -> find(query).orElseThrow()), motion, buttons);
    }

    @Override
    public FxRobot clickOn(Node node, Motion motion, MouseButton... buttons) {
        awaitLayout(OpenWindow.onFx(node::getScene));
        Patience.await(
                "the pointer to be on " + node,
                () -> {
                    Point2D before = middle(node);
                    moveTo(before, motion);
                    return before.equals(middle(node));
                });
        return clickOn(buttons);
    }

    /** At once: nothing here depends on the way, and it would take most of a test's time. */
    @Override
    public FxRobot moveTo(PointQuery point, Motion motion) {
        return jump(point.query());
    }

    @Override
    public FxRobot moveBy(double x, double y, Motion motion) {
        return jump(robotContext().getBaseRobot().retrieveMouse().add(x, y));
    }

    private FxRobot jump(Point2D point) {
        robotContext().getMouseRobot().move(point);
        return this;
    }

    private Optional<Node> find(String query) {
        return lookup(query).queryAll().stream().filter(Hand::canBeUsed).findFirst();
    }

    private static boolean canBeUsed(Node node) {
        boolean visible = !node.isDisabled();
        for (Node at = node; at != null; at = at.getParent()) {
            visible &= at.isVisible();
        }
        return visible;
    }

    /** Waits until what has just changed has its place. */
    public static void awaitLayout(Scene scene) {
        AtomicInteger layouts = new AtomicInteger();
        Runnable count = layouts::incrementAndGet;
        OpenWindow.onFx(
                () -> {
                    scene.addPostLayoutPulseListener(count);
                    return null;
                });
        OpenWindow.await(
                "a layout",
                () -> {
                    Platform.requestNextPulse();
                    return layouts.get() >= LAYOUTS;
                });
        OpenWindow.onFx(
                () -> {
                    scene.removePostLayoutPulseListener(count);
                    return null;
                });
    }

    private static Point2D middle(Node node) {
        return OpenWindow.onFx(
                () -> {
                    var bounds = node.getBoundsInLocal();
                    return node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
                });
    }
}
