package loopscope.ui.exports;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import loopscope.capture.CaptureFailedException;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Makes exports on another thread, one at a time, and shows the outcome as a notice. Confined to
 * the JavaFX thread.
 */
public final class ExportsViewModel {
    /** The share of an export that has not said yet how far it is. */
    private static final double UNKNOWN = -1;

    private final Background background;
    private final Notices notices;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private @Nullable FollowedExport current;
    private String what = "";

    /**
     * Makes nothing yet.
     *
     * @param notices shows what became of an export
     */
    public ExportsViewModel(Background background, Notices notices) {
        this.background = background;
        this.notices = notices;
    }

    /**
     * Begins an export; while one is made, says so instead.
     *
     * @param name what is made, as it is called within a sentence
     * @param done the sentence about the files, once they are there
     */
    public void start(String name, Export export, Function<List<Path>, Notice> done) {
        Background.assertFxThread();
        if (current != null) {
            notices.show(
                    Notice.failed(
                            "Loopscope is still making "
                                    + what
                                    + ": wait until it is there, or cancel it (Esc)."));
            return;
        }
        notices.dismiss();
        what = name;
        FollowedExport begun = new FollowedExport(export, this::reached);
        current = begun;
        ending.set(false);
        running.set(true);
        reached(UNKNOWN);
        background.run(begun, files -> end(done.apply(files)), why -> end(failed(begun, why)));
    }

    /** Cancels the export that is made; does nothing where there is none. */
    public void cancel() {
        FollowedExport made = current;
        if (made != null) {
            made.cancel();
            ending.set(true);
            text.set("Cancelling " + what + " …");
        }
    }

    /**
     * Cancels the export that is made, for good.
     *
     * @return completes when nothing more is written
     */
    public CompletableFuture<Void> close() {
        FollowedExport made = current;
        cancel();
        return made == null ? CompletableFuture.completedFuture(null) : made.over();
    }

    /** Whether an export is made. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Whether the export that is made is cancelled. */
    ReadOnlyBooleanProperty endingProperty() {
        return ending.getReadOnlyProperty();
    }

    /** How much of it is done, from 0 to 1; negative while that is not known. */
    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** What is made, and how far it is, in words. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    private void reached(double now) {
        share.set(now);
        if (!ending.get()) {
            String far = now < 0 ? " …" : String.format(Locale.ROOT, ": %.0f%%", 100 * now);
            text.set("Making " + what + far);
        }
    }

    private void end(Notice outcome) {
        current = null;
        running.set(false);
        notices.show(outcome);
    }

    private Notice failed(FollowedExport made, Exception why) {
        if (made.isCancelled()) {
            return Notice.done("Cancelled: nothing is left of " + what + ".");
        }
        return Notice.failed(
                why instanceof CaptureFailedException
                        ? String.valueOf(why.getMessage())
                        : "Loopscope could not make " + what + ": " + why);
    }
}
