package loopscope.ui.inspector.calls;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;

import java.util.List;

/** The calls in progress, shown below the list of ended ones. */
final class OpenCallsView extends VBox {
    private final Label title = new Label();

    OpenCallsView() {
        setId("inside");
        getStyleClass().add("calls-inside");
        title.getStyleClass().add("title");
        getChildren().add(title);
    }

    /** Shows calls, or a title that says there are none. */
    void show(String when, List<StageCalls.CallInProgress> calls) {
        title.setText(calls.isEmpty() ? when + ": no call" : when);
        while (getChildren().size() < 1 + 2 * calls.size()) {
            getChildren().addAll(line("call-line"), line("call-where"));
        }
        getChildren().remove(1 + 2 * calls.size(), getChildren().size());
        for (int i = 0; i < calls.size(); i++) {
            write(1 + 2 * i, calls.get(i).line());
            write(2 + 2 * i, calls.get(i).where());
        }
    }

    private static Label line(String style) {
        Label label = new Label();
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.getStyleClass().add(style);
        return label;
    }

    private void write(int at, String text) {
        if (getChildren().get(at) instanceof Label label) {
            label.setText(text);
        }
    }
}
