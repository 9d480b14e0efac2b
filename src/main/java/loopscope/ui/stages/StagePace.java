package loopscope.ui.stages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import loopscope.lab.Pace;

import org.jspecify.annotations.Nullable;

/** The pace of one stage: that of all, unless it has its own. Confined to the JavaFX thread. */
final class StagePace {
    private final ObjectProperty<@Nullable Pace> own = new SimpleObjectProperty<>();
    private final Runnable changed;
    private Pace common = Pace.FREE;

    /**
     * Free, as all are.
     *
     * @param changed is run when another pace may be in force
     */
    StagePace(Runnable changed) {
        this.changed = changed;
        own.addListener((value, before, now) -> changed.run());
    }

    /** The pace of this stage alone; null where it goes with the others. */
    ObjectProperty<@Nullable Pace> ownProperty() {
        return own;
    }

    /** Sets the pace of all stages. */
    void setCommon(Pace pace) {
        common = pace;
        changed.run();
    }

    /** The pace that is in force here. */
    Pace get() {
        Pace alone = own.get();
        return alone == null ? common : alone;
    }
}
