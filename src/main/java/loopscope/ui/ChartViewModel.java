package loopscope.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import loopscope.takeaway.RecordedRun;
import loopscope.ui.lessons.Chart;

import org.jspecify.annotations.Nullable;

/**
 * The chart that is seen in place of the stages: that of the lesson that is on, or that of a run
 * from a file. Confined to the JavaFX thread.
 */
final class ChartViewModel {
    private final SimpleObjectProperty<@Nullable Chart> opened = new SimpleObjectProperty<>();
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Chart> chart = new ReadOnlyObjectWrapper<>();

    /**
     * @param lesson the chart of the lesson's step that is shown; null where that shows the stages
     */
    ChartViewModel(ObservableValue<@Nullable Chart> lesson) {
        available.bind(opened.isNotNull());
        chart.bind(
                Bindings.createObjectBinding(
                        () -> {
                            Chart ofFile = wanted.get() ? opened.get() : null;
                            return ofFile == null ? lesson.getValue() : ofFile;
                        },
                        opened,
                        wanted,
                        lesson));
    }

    /** The chart that is seen; null where the stages are. */
    ReadOnlyObjectProperty<@Nullable Chart> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    /** Whether a run from a file is shown that has a chart. */
    ReadOnlyBooleanProperty availableProperty() {
        return available.getReadOnlyProperty();
    }

    /** Whether the chart of a run from a file is to be seen in place of its stages. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    /**
     * Another run is shown.
     *
     * @param file what a file tells of it; null where it is from no file
     */
    void show(@Nullable RecordedRun file) {
        wanted.set(true);
        opened.set(
                file == null || file.chart() == null
                        ? null
                        : new Chart(file.title(), file.chart()));
    }
}
