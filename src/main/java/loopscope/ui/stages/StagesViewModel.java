package loopscope.ui.stages;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import loopscope.lab.ExhibitInfo;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.Stage;
import loopscope.ui.base.Background;
import loopscope.ui.preferences.Preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of the stages, one to four, from top to bottom. Confined to the JavaFX thread. */
public final class StagesViewModel {
    /** The models that a new stage takes first, each with another idea. */
    private static final List<String> PREFERRED =
            List.of("sequential", "select", "threads", "virtual", "epoll");

    private final Lab lab;
    private final Background background;
    private final Activity activity;
    private final ObservableList<StageViewModel> list = FXCollections.observableArrayList();

    public StagesViewModel(Lab lab, Background background, Activity activity, List<String> models) {
        this.lab = lab;
        this.background = background;
        this.activity = activity;
        models.forEach(id -> list.add(new StageViewModel(lab, background, activity, info(id))));
    }

    /** All models that a stage can have: the catalogue's, then the museum's. */
    static List<ModelInfo> offered() {
        Stream<ModelInfo> museum = Lab.museum().stream().map(ExhibitInfo::model);
        return Stream.concat(Lab.models().stream(), museum).toList();
    }

    /**
     * Of these models, those that are known and can run here, four at most; the default ones if
     * none can.
     */
    public static List<String> usable(List<String> models) {
        Set<String> known =
                offered().stream()
                        .filter(model -> model.obstacle() == null)
                        .map(ModelInfo::id)
                        .collect(Collectors.toSet());
        List<String> usable =
                models.stream().filter(known::contains).limit(Lab.MOST_STAGES).toList();
        return usable.isEmpty() ? Preferences.USUAL.models() : usable;
    }

    /** The model of an id, from the catalogue or the museum. */
    static ModelInfo info(String id) {
        return offered().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    /** The stages. */
    public ObservableList<StageViewModel> list() {
        return list;
    }

    /** Whether there are four stages. */
    public BooleanBinding full() {
        return Bindings.size(list).greaterThanOrEqualTo(Lab.MOST_STAGES);
    }

    /** Whether there is only one stage, which can't be removed. */
    BooleanBinding single() {
        return Bindings.size(list).isEqualTo(1);
    }

    /** Opens all stages. */
    public void open() {
        list.forEach(StageViewModel::reopen);
    }

    /**
     * Opens one more stage below, with a model that is not shown yet; does nothing if there are
     * four.
     */
    public void add() {
        if (list.size() < Lab.MOST_STAGES) {
            StageViewModel added = new StageViewModel(lab, background, activity, notShown());
            list.add(added);
            added.reopen();
        }
    }

    private ModelInfo notShown() {
        List<String> shown = list.stream().map(stage -> stage.modelProperty().get().id()).toList();
        Stream<ModelInfo> preferred = PREFERRED.stream().map(StagesViewModel::info);
        return Stream.concat(preferred, Lab.models().stream())
                .filter(model -> model.obstacle() == null && !shown.contains(model.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Stops and removes a stage, unless it is the only one. */
    void remove(StageViewModel stage) {
        if (list.size() > 1 && list.remove(stage)) {
            stage.close();
        }
    }

    /** Whether a stage has another above it (-1) or below it (1). */
    BooleanBinding canMove(StageViewModel stage, int by) {
        return Bindings.createBooleanBinding(
                () -> {
                    int place = list.indexOf(stage) + by;
                    return list.contains(stage) && place >= 0 && place < list.size();
                },
                list);
    }

    /** Moves a stage up (-1) or down (1), if it has another there. */
    void move(StageViewModel stage, int by) {
        int from = list.indexOf(stage);
        int place = from + by;
        if (from < 0 || place < 0 || place >= list.size()) {
            return;
        }
        List<StageViewModel> ordered = new ArrayList<>(list);
        ordered.add(place, ordered.remove(from));
        list.setAll(ordered);
        Stage here = stage.stage();
        if (here != null) {
            background.run(() -> move(here, place), done -> {}, why -> {});
        }
    }

    private boolean move(Stage stage, int place) {
        lab.move(stage, place);
        return true;
    }
}
