package loopscope.ui.stages;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import loopscope.lab.ExhibitInfo;
import loopscope.lab.ForeignProgram;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.lab.StageName;
import loopscope.takeaway.RecordedRun;
import loopscope.trace.Escape;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.base.Undo;
import loopscope.ui.preferences.Preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of the stages, up to four, from top to bottom. One that was removed or replaced can be
 * brought back with its record. Confined to the JavaFX thread.
 */
public final class StagesViewModel {
    /** The models that a new stage takes first, each with another idea. */
    private static final List<String> PREFERRED =
            List.of("sequential", "select", "threads", "virtual", "epoll");

    /** A stage that is no longer shown, and its place when it was. */
    private record Gone(StageViewModel stage, int place) {}

    private final Background background;
    private final Activity activity;
    private final Notices notices;
    private final Undo undo;
    private final ObservableList<StageViewModel> list = FXCollections.observableArrayList();
    private final BooleanProperty past = new SimpleBooleanProperty();
    private Lab lab;

    /**
     * Stages of these models, which are not opened yet.
     *
     * @param activity follows what is recorded
     * @param notices shows what was done
     * @param undo takes back what is done to the stages
     */
    public StagesViewModel(
            Lab lab,
            Background background,
            Activity activity,
            Notices notices,
            Undo undo,
            List<String> models) {
        this.lab = lab;
        this.background = background;
        this.activity = activity;
        this.notices = notices;
        this.undo = undo;
        list.addListener((ListChangeListener<StageViewModel>) change -> name());
        models.forEach(id -> list.add(stage(lab, info(id))));
    }

    private StageViewModel stage(Lab on, ModelInfo model) {
        StageViewModel made = quiet(on, model);
        announce(made);
        return made;
    }

    /** A stage whose refusals are shown by whoever opens it. */
    private StageViewModel quiet(Lab on, ModelInfo model) {
        ServerLifecycle server = new ServerLifecycle(on, background, activity);
        return new StageViewModel(server, model, this::replaced);
    }

    private void announce(StageViewModel stage) {
        stage.trouble().refusalProperty().addListener((value, before, now) -> refused(before, now));
    }

    /** A stage's header has little room: the notice has the whole sentence. */
    private void refused(String before, String now) {
        notices.retract(Notice.failed(before));
        if (!now.isEmpty()) {
            notices.show(Notice.failed(now));
        }
    }

    /** All models that a stage can have: the catalogue's, then the museum's. */
    public static List<ModelInfo> offered() {
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

    /** The model of a setup: that of its program, else from the catalogue or the museum. */
    static ModelInfo info(Setup setup) {
        ForeignProgram program = setup.program();
        return program == null ? info(setup.model()) : program.model();
    }

    /** The model of an id, from the catalogue or the museum. */
    static ModelInfo info(String id) {
        return offered().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    /** The stages of a run that was opened from a file, in a lab that has no servers. */
    public List<StageViewModel> opened(RecordedRun run, Lab empty) {
        return run.stages().stream()
                .map(
                        stage ->
                                StageViewModel.of(
                                        stage,
                                        ServerLifecycle.opened(
                                                empty, background, activity, stage, run.marks())))
                .toList();
    }

    /** The stages. */
    public ObservableList<StageViewModel> list() {
        return list;
    }

    /** Whether no stage can be added: there are four, or those that are shown are past. */
    public BooleanBinding full() {
        return Bindings.createBooleanBinding(
                () -> list.size() >= Lab.MOST_STAGES || past.get(), list, past);
    }

    /** Updates what the stages say of themselves, and their names. */
    public void refresh() {
        list.forEach(StageViewModel::refresh);
        name();
    }

    private void name() {
        List<StageName> names =
                StageName.all(
                        list.stream().map(stage -> stage.modelProperty().get()).toList(),
                        list.stream().map(StageViewModel::setupShown).toList());
        for (int i = 0; i < names.size(); i++) {
            list.get(i).setName(names.get(i));
        }
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
            StageViewModel added = stage(lab, notShown());
            list.add(added);
            added.reopen();
        }
    }

    /**
     * Opens a stage below behind which a program of others serves; it is shown once it listens.
     *
     * @param port on which it is to listen; 0 for the first on which it does
     * @return completes then; fails with the reason, as a sentence, why it is not watched
     */
    public CompletableFuture<Void> add(ForeignProgram program, int port) {
        StageViewModel added = quiet(lab, program.model());
        added.plan(Setup.of(program, port));
        return added.openPlanned().thenRun(() -> show(added));
    }

    private void show(StageViewModel added) {
        announce(added);
        list.add(added);
    }

    /** Waits no longer for a program of others that is being started. */
    public void callOff() {
        lab.callOff();
    }

    /**
     * Opens a server again that has ended: below its record where there is room for one more, else
     * in its place.
     */
    public void reopen(StageViewModel stage) {
        if (!stage.hasEnded() || list.size() == Lab.MOST_STAGES) {
            stage.reopen();
            return;
        }
        StageViewModel fresh = stage(lab, stage.modelProperty().get());
        list.add(list.indexOf(stage) + 1, fresh);
        fresh.open(stage.setup());
    }

    /**
     * Opens a stage of the right model that an exhibit varies, with the same settings at a free
     * port, directly below; does nothing if there are four.
     */
    public void openRepaired(StageViewModel stage, ExhibitInfo exhibit) {
        if (list.size() < Lab.MOST_STAGES) {
            Setup setup = stage.setup().withModel(exhibit.beside());
            StageViewModel right = stage(lab, info(exhibit.beside()));
            list.add(list.indexOf(stage) + 1, right);
            right.open(setup.at(setup.address(), 0));
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

    /** Says that a command was copied, and what it is for. */
    public void copied(String command) {
        notices.show(
                Notice.done("Copied “" + command + "”: run it in a terminal to join as a client."));
    }

    /** Says that the command of a program of others was copied. */
    public void copiedCommand(String command) {
        notices.show(Notice.done("Copied “" + Escape.printable(command) + "”."));
    }

    /** Stops and removes a stage. */
    public void remove(StageViewModel stage) {
        int place = list.indexOf(stage);
        if (list.remove(stage)) {
            stage.close();
            canComeBack(new Gone(stage, place), "Stage removed: " + stage.title());
        }
    }

    private void replaced(StageViewModel now, StageViewModel before) {
        int place = list.indexOf(now);
        if (place >= 0 && before.hadClients()) {
            canComeBack(
                    new Gone(before, place),
                    before.modelProperty().get().equals(now.modelProperty().get())
                            ? "Server restarted: " + now.title()
                            : "Model changed: "
                                    + before.title()
                                    + " was replaced by "
                                    + now.title());
        }
    }

    private void canComeBack(Gone stage, String words) {
        undo.offer(words + ".", () -> comeBack(stage));
    }

    /**
     * Brings a stage back with its record: as one that has ended. Where there is no room for it, it
     * takes the place of the one that is there.
     */
    private void comeBack(Gone back) {
        int place = Math.min(back.place(), list.size());
        if (list.size() == Lab.MOST_STAGES) {
            place = Math.min(place, list.size() - 1);
            remove(list.get(place));
        }
        list.add(place, back.stage());
        back.stage().comeBack();
        if (past.get()) {
            back.stage().endWithRun();
        }
    }

    /** Stages like these for another run, in the same order, not opened yet. */
    public List<StageViewModel> again(Lab next) {
        return list.stream().map(stage -> again(next, stage)).toList();
    }

    private StageViewModel again(Lab next, StageViewModel stage) {
        StageViewModel fresh = stage(next, stage.modelProperty().get());
        fresh.takeOver(stage);
        return fresh;
    }

    /** Stages with these settings, and paces of their own, for another run; not opened yet. */
    public List<StageViewModel> planned(Lab next, List<Setup> setups) {
        return setups.stream().map(setup -> planned(next, setup)).toList();
    }

    private StageViewModel planned(Lab next, Setup setup) {
        StageViewModel fresh = stage(next, info(setup));
        fresh.plan(setup);
        return fresh;
    }

    /**
     * Shows the stages of another run.
     *
     * @param over whether that run has ended
     */
    public void show(Lab other, List<StageViewModel> stages, boolean over) {
        lab = other;
        past.set(over);
        list.setAll(stages);
    }

    /** Whether a stage has another above it (-1) or below it (1). */
    public BooleanBinding canMove(StageViewModel stage, int by) {
        return Bindings.createBooleanBinding(
                () -> {
                    int place = list.indexOf(stage) + by;
                    return list.contains(stage) && place >= 0 && place < list.size();
                },
                list);
    }

    /** Moves a stage up (-1) or down (1), if it has another there. */
    public void move(StageViewModel stage, int by) {
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
