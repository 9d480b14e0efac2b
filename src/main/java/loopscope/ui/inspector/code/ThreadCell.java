package loopscope.ui.inspector.code;

import javafx.scene.control.ListCell;

import loopscope.trace.ThreadName;

import org.jspecify.annotations.Nullable;

/** A list cell with a thread's name. */
final class ThreadCell extends ListCell<ThreadName> {
    @Override
    protected void updateItem(@Nullable ThreadName thread, boolean empty) {
        super.updateItem(thread, empty);
        setText(thread == null ? null : thread.name());
    }
}
