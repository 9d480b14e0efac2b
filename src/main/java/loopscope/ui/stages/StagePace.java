package loopscope.ui.stages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import loopscope.lab.Pace;

import org.jspecify.annotations.Nullable;

/**
 * The pace of one stage: its own, or else the common pace of all stages. Confined to the JavaFX
 * thread.
 */
public final class StagePace {
    private final ObjectProperty<@Nullable Pace> own = new SimpleObjectProperty<>();
    private final Runnable changed;
    private Pace common = Pace.FREE;

    /**
     * Starts without a pace of its own, and with common pace free.
     *
     * @param changed called when the pace in force has changed
     */
    StagePace(Runnable changed) {
        this.changed = changed;
        own.addListener((value, before, now) -> changed.run());
    }

    /** The stage's own pace; null for the common one. */
    public ObjectProperty<@Nullable Pace> ownProperty() {
        return own;
    }

    /** Sets the common pace. */
    void setCommon(Pace pace) {
        Pace before = get();
        common = pace;
        if (!get().equals(before)) {
            changed.run();
        }
    }

    /** The pace in force, unless a lesson has set another on the server. */
    Pace get() {
        Pace alone = own.get();
        return alone == null ? common : alone;
    }
}
