package loopscope.ui;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;

import loopscope.ui.appearance.Enlarged;
import loopscope.ui.appearance.Look;
import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.base.Fxml;
import loopscope.ui.base.Notices;
import loopscope.ui.preferences.Preferences;
import loopscope.ui.preferences.PreferencesAutosave;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Fills the application's window with a {@link WindowView} and its {@link WindowViewModel}, and
 * updates them whenever {@link Frames} says so. Confined to the JavaFX thread.
 */
public final class MainWindow {
    /**
     * Nanoseconds between two changes of the words: ten times a second is as fast as one can read.
     */
    private static final long BETWEEN_WORDS = 100_000_000;

    private final Stage stage;
    private final Supplier<WindowViewModel> making;
    private @Nullable Content content;
    private final WindowPlacement onScreen;
    private @Nullable PreferencesAutosave remembering;
    private final Enlarged root = new Enlarged();
    private final Preferences loaded;
    private final ListChangeListener<Window> popups = change -> wake();
    private @Nullable Frames frames;
    private int drawn;
    private long lastRefresh;

    /** View model and view, once the window has content. */
    private record Content(WindowViewModel model, WindowView view) {}

    /**
     * A window that is not shown yet.
     *
     * @param making makes the view model, once the empty window is on the screen
     * @param loaded the preferences that were read
     */
    public MainWindow(
            Stage stage, LookViewModel look, Supplier<WindowViewModel> making, Preferences loaded) {
        this.stage = stage;
        this.making = making;
        this.loaded = loaded;
        look.coloursProperty().set(loaded.colours());
        look.setSize(loaded.size());
        Scene scene = new Scene(root);
        Look.follow(scene, root, look);
        stage.setScene(scene);
        stage.setTitle("Loopscope");
        onScreen = new WindowPlacement(stage, look, loaded.place());
    }

    /** Saves what the user chooses from now on. */
    void remember(PreferencesAutosave choices) {
        remembering = choices;
    }

    private void remember(long now, Notices notices) {
        if (remembering != null) {
            remembering.pulse(now, notices::show);
        }
    }

    /** The preferences as they are now. */
    Preferences preferences() {
        return content == null ? loaded : content.view().preferences(onScreen.place());
    }

    /**
     * Shows the window at once, empty. The content follows when the window is on the screen, then
     * the servers.
     *
     * @param preparing prepares the content; runs on another thread
     */
    public void show(Runnable preparing) {
        stage.show();
        FirstFrame.after(
                () -> {
                    Runnable work = () -> prepare(preparing);
                    Thread.ofPlatform().daemon().name("loopscope-start").start(work);
                });
    }

    private void prepare(Runnable preparing) {
        try {
            preparing.run();
        } finally {
            Platform.runLater(this::begin);
        }
    }

    private void begin() {
        Content filled = fill();
        Frames begun =
                new Frames(
                        () -> motion(filled.model().time()),
                        filled.model().activity(),
                        () -> frame(filled));
        content = filled;
        frames = begun;
        Scene scene = stage.getScene();
        scene.addEventFilter(InputEvent.ANY, event -> begun.wake());
        scene.widthProperty().addListener(value -> begun.wake());
        scene.heightProperty().addListener(value -> begun.wake());
        stage.iconifiedProperty().addListener(value -> begun.wake());
        filled.model().notices().latestProperty().addListener(value -> begun.wake());
        filled.model().instantTextProperty().addListener(value -> begun.wake());
        filled.model().time().textProperty().addListener(value -> begun.wake());
        Window.getWindows().addListener(popups);
        stage.setOnCloseRequest(
                request -> {
                    if (filled.view().closing().isDue()) {
                        request.consume();
                        filled.view().closing().ask(stage::hide);
                    }
                });
        begun.wake();
    }

    /** Draws when a popup opens or closes: a menu's choice takes effect then. */
    private void wake() {
        if (frames != null) {
            frames.wake();
        }
    }

    private Frames.Motion motion(TimeViewModel time) {
        if (stage.isIconified()) {
            return Frames.Motion.HIDDEN;
        }
        return time.isReplaying()
                ? Frames.Motion.MOVING
                : time.isLive() ? Frames.Motion.LIVE : Frames.Motion.STANDING;
    }

    private void frame(Content shown) {
        long now = System.nanoTime();
        switch (drawn++) {
            case 0 -> shown.view().pulse();
            case 1 -> {
                // Servers start once the window is drawn: they would compete with it for
                // processors.
                shown.model().open();
                shown.view().focus();
            }
            default -> update(shown, now);
        }
    }

    private void update(Content shown, long now) {
        if (now - lastRefresh >= BETWEEN_WORDS) {
            lastRefresh = now;
            shown.view().refresh();
            remember(now, shown.model().notices());
        }
        if (!stage.isIconified()) {
            shown.view().pulse();
        }
    }

    private Content fill() {
        WindowViewModel model = making.get();
        WindowView view = new WindowView(model, loaded);
        Look.refine(stage.getScene());
        root.fill((Region) Fxml.load("Window.fxml", view));
        view.enter(stage.getScene());
        return new Content(model, view);
    }

    /**
     * Stops drawing, and all servers.
     *
     * @return completes when all has stopped, or when the limit has passed
     */
    public CompletableFuture<Void> close(Duration limit) {
        Window.getWindows().removeListener(popups);
        if (frames != null) {
            frames.stop();
        }
        return content == null
                ? CompletableFuture.completedFuture(null)
                : content.model().close(limit);
    }
}
