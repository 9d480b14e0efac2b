package loopscope.ui;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import loopscope.lab.CannotStart;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.Pace;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.picture.StageShot;
import loopscope.timeline.ClientLane;
import loopscope.timeline.HeldWords;
import loopscope.timeline.Sentence;
import loopscope.timeline.StageRecord;
import loopscope.timeline.Units;
import loopscope.trace.Address;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One stage as the window has it: a place for a server, and the server that is there now.
 *
 * <p>The place stays when its server cannot be opened; {@link #troubleProperty} then says why.
 */
final class StageModel {
    private record Opened(Stage stage, StageRecord record) {}

    private final Lab lab;
    private final Background background;
    private final ReadOnlyObjectWrapper<ModelInfo> model;
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Pace> pace = new ReadOnlyObjectWrapper<>(Pace.FREE);
    private final ObjectProperty<@Nullable Pace> ownPace = new SimpleObjectProperty<>();
    private Pace commonPace = Pace.FREE;
    private StageRecord record = StageRecord.of(Trace.off());
    private @Nullable Stage stage;

    /** A place for a server of that model, which is not opened yet. */
    StageModel(Lab lab, Background background, ModelInfo model) {
        this.lab = lab;
        this.background = background;
        this.model = new ReadOnlyObjectWrapper<>(model);
        ownPace.addListener((value, before, now) -> keepPace());
    }

    /** The model that was chosen. */
    ReadOnlyObjectProperty<ModelInfo> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** Whether a server is on its way. */
    ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Where it listens; empty while it does not. */
    ReadOnlyStringProperty addressProperty() {
        return address.getReadOnlyProperty();
    }

    /** How many clients and threads there are, in words. */
    ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** One sentence on what is wrong or worth knowing; empty while all is well. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** How its server is held, and the next one that is opened here. */
    ReadOnlyObjectProperty<Pace> paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /** The pace of this stage alone; null where it goes with the others. */
    ObjectProperty<@Nullable Pace> ownPaceProperty() {
        return ownPace;
    }

    /** Sets the pace of all stages, which this one has unless it has its own. */
    void setCommonPace(Pace common) {
        commonPace = common;
        keepPace();
    }

    private void keepPace() {
        Pace own = ownPace.get();
        pace.set(own == null ? commonPace : own);
        Stage here = stage;
        if (here != null) {
            here.setPace(pace.get());
        }
    }

    /** The server that is there now; null while there is none. */
    @Nullable Stage stage() {
        return stage;
    }

    /** What was recorded of the server that is there now. */
    StageRecord record() {
        return record;
    }

    /** The line that connects a netcat to it. */
    String netcat() {
        Stage here = stage;
        return here == null ? "" : "nc " + Address.text(here.address()).replace(':', ' ');
    }

    /** Stops the server that is there and opens one of that model in its place. */
    void open(ModelInfo chosen) {
        Background.assertHome();
        if (opening.get()) {
            return;
        }
        opening.set(true);
        model.set(chosen);
        trouble.set("");
        address.set("");
        counts.set("opening …");
        Stage old = stage;
        Setup setup = Setup.of(chosen.id()).paced(pace.get());
        background.run(() -> opened(old, setup), this::take, this::refuse);
    }

    private Opened opened(@Nullable Stage old, Setup chosen) throws CannotStart {
        List<StageRecord> made = new ArrayList<>();
        Setup setup = chosen.watchedBy(trace -> made.add(StageRecord.of(trace)));
        Stage opened = old == null ? lab.open(setup) : lab.change(old, setup);
        return new Opened(opened, made.getFirst());
    }

    private void take(Opened opened) {
        Background.assertHome();
        stage = opened.stage();
        record = opened.record();
        address.set(Address.text(opened.stage().address()));
        opening.set(false);
        keepPace(); // it may have been changed meanwhile
        tell();
    }

    private void refuse(Exception why) {
        Background.assertHome();
        stage = null;
        record = StageRecord.of(Trace.off());
        counts.set("");
        trouble.set(
                why instanceof CannotStart
                        ? String.valueOf(why.getMessage())
                        : "The stage could not be opened (" + why + "): choose another model.");
        opening.set(false);
    }

    /** Brings the words up to date. */
    void tell() {
        Stage here = stage;
        if (here == null || opening.get()) {
            return;
        }
        long there =
                record.lanes().clients().stream()
                        .filter(lane -> lane.goodbyeTime() == ClientLane.OPEN)
                        .count();
        int threads = record.lanes().threads().size();
        counts.set(Units.count(there, "client") + " · " + Units.count(threads, "thread"));
        String failure = here.failure();
        List<String> notices = here.notices();
        String notice = notices.isEmpty() ? "" : notices.getLast();
        trouble.set(failure != null ? failure : notice);
    }

    /** The stage as a picture needs it. */
    StageShot shot() {
        ModelInfo info = model.get();
        return new StageShot(
                info.title(),
                info.kind(),
                !info.blocking(),
                address.get(),
                record.lanes(),
                marks());
    }

    private List<String> marks() {
        List<String> marks = new ArrayList<>(model.get().marks());
        Pace held = pace.get();
        if (stage != null && held.mode() != Pace.Mode.FREE) {
            marks.add(HeldWords.mark(held.hold().toMillis()));
        }
        return List.copyOf(marks);
    }

    /** The stage as words need it. */
    Sentence.Subject subject() {
        return new Sentence.Subject(model.get().title(), record.lanes());
    }
}
