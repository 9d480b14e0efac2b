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

/** The places of the stages, one to four, from top to bottom. Confined to the JavaFX thread. */
public final class StagesViewModel {
    /** What a new stage takes first, so that each differs from the others in its idea. */
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

    /** Whatever a stage can be: the models, then the museum's. */
    static List<ModelInfo> offered() {
        Stream<ModelInfo> museum = Lab.museum().stream().map(ExhibitInfo::model);
        return Stream.concat(Lab.models().stream(), museum).toList();
    }

    /** Those models that there are and that can run here, four at most; the usual if none can. */
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

    /** The right or the broken model of that id. */
    static ModelInfo info(String id) {
        return offered().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    /** All of them. */
    public ObservableList<StageViewModel> list() {
        return list;
    }

    /** Whether there can be no more. */
    public BooleanBinding full() {
        return Bindings.size(list).greaterThanOrEqualTo(Lab.MOST_STAGES);
    }

    /** Whether there is but one, which stays. */
    BooleanBinding single() {
        return Bindings.size(list).isEqualTo(1);
    }

    /** Opens them all. */
    public void open() {
        list.forEach(StageViewModel::reopen);
    }

    /** Opens one more below, of a model that is not shown yet; nothing where there are four. */
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

    /** Stops one and takes it away; the last one stays. */
    void remove(StageViewModel stage) {
        if (list.size() > 1 && list.remove(stage)) {
            stage.close();
        }
    }

    /** Whether one has another above it (-1) or below it (1). */
    BooleanBinding canMove(StageViewModel stage, int by) {
        return Bindings.createBooleanBinding(
                () -> {
                    int place = list.indexOf(stage) + by;
                    return list.contains(stage) && place >= 0 && place < list.size();
                },
                list);
    }

    /** Moves one up (-1) or down (1), where there is another one. */
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
