package loopscope.ui.base;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The one notice that the window shows, the latest. Confined to the JavaFX thread. */
public final class Notices {
    private final ReadOnlyObjectWrapper<Notice> latest = new ReadOnlyObjectWrapper<>(Notice.NONE);

    /** The latest notice; {@link Notice#NONE} once the user has seen it. */
    public ReadOnlyObjectProperty<Notice> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /** Shows a notice in place of the one before. */
    public void show(Notice notice) {
        latest.set(notice);
    }

    /** The user has seen the notice. */
    public void dismiss() {
        latest.set(Notice.NONE);
    }

    /** Takes back a notice that is not true any more; another one stays. */
    public void retract(Notice notice) {
        if (notice.equals(latest.get())) {
            dismiss();
        }
    }
}
