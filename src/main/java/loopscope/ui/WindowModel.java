package loopscope.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import loopscope.capture.CaptureFailed;
import loopscope.capture.Picture;
import loopscope.capture.StagePicture;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.ModelInfo;
import loopscope.picture.Layout;
import loopscope.picture.Shot;
import loopscope.picture.Theme;
import loopscope.timeline.Sentence;
import loopscope.timeline.Units;
import loopscope.timeline.Viewport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the window decides: stages, clients, eyes, words, captures. */
final class WindowModel {
    /** What to do first, said while there is nobody. */
    static final Sentence INVITATION =
            new Sentence(
                    "Press + Client (C) three times, then type to A (Enter).",
                    "Nobody is here yet: each server waits for anyone. What you do happens on both.");

    private static final double LEAST_CAPTURE_WIDTH = 900;

    private final Lab lab = new Lab();
    private final Background background = new Background();
    private final Captures captures;
    private final List<StageModel> stages;
    private final TalkModel talk;
    private final Eyes eyes = new Eyes();
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Sentence> sentence =
            new ReadOnlyObjectWrapper<>(INVITATION);
    private final ReadOnlyStringWrapper moment = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper eyesText = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
    private double laneWidth = 1;

    /** A window with these models on stage, from top to bottom; nothing runs yet. */
    WindowModel(List<String> models, Captures captures) {
        this.captures = captures;
        this.stages = models.stream().map(this::place).toList();
        this.talk = new TalkModel(lab, stages);
    }

    private StageModel place(String id) {
        ModelInfo info =
                Lab.models().stream()
                        .filter(model -> model.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return new StageModel(lab, background, info);
    }

    /** Opens the stages, once code is loaded that would make the first client look slow. */
    void open() {
        tell();
        background.run(WindowModel::warmUp, warm -> openStages(), why -> openStages());
    }

    private static boolean warmUp() {
        Lab.warmUp();
        return true;
    }

    private void openStages() {
        stages.forEach(stage -> stage.open(stage.modelProperty().get()));
    }

    /** The stages, from top to bottom. */
    List<StageModel> stages() {
        return stages;
    }

    /** Who speaks, and what is heard. */
    TalkModel talk() {
        return talk;
    }

    /** Whether the window is light on dark. */
    BooleanProperty darkProperty() {
        return dark;
    }

    /** The moment in plain words. */
    ReadOnlyObjectProperty<Sentence> sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Which moment the sentence speaks of. */
    ReadOnlyStringProperty momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Whether the picture is live, or when it was paused. */
    ReadOnlyStringProperty eyesTextProperty() {
        return eyesText.getReadOnlyProperty();
    }

    /** The latest thing the user should be told. */
    ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the picture follows now. */
    boolean isLive() {
        return eyes.isLive();
    }

    /** Pauses the picture, or follows now again. */
    void toggleLive() {
        if (eyes.isLive()) {
            eyes.pause(recorded(), laneWidth);
        } else {
            eyes.follow();
        }
        tell();
    }

    /** Follows now. */
    void follow() {
        eyes.follow();
        tell();
    }

    /** Shows everything from zero on. */
    void fit() {
        eyes.fit(recorded(), laneWidth);
    }

    /** Looks closer (above 1) or wider; the time at a pixel of the lanes stays. */
    void zoom(double x, double factor) {
        eyes.zoom(x, factor, recorded(), laneWidth);
    }

    /** Looks closer or wider about the middle. */
    void zoom(double factor) {
        zoom(laneWidth / 2, factor);
    }

    /** Moves by pixels, a positive number to later times. */
    void pan(double pixels) {
        eyes.pan(pixels, recorded(), laneWidth);
        tell();
    }

    /** Moves by a part of what is seen. */
    void panBy(double part) {
        pan(part * laneWidth);
    }

    /** Speaks of the moment at a pixel of the lanes. */
    void point(double x) {
        eyes.point(x, recorded(), laneWidth);
        tell();
    }

    /** Speaks of now again, or of when it was paused. */
    void unpoint() {
        eyes.unpoint();
        tell();
    }

    /** All that the picture is to be drawn from now. */
    Shot shot(double width, double height) {
        laneWidth = Layout.laneWidth(width);
        long recorded = recorded();
        Viewport view = eyes.view(recorded, laneWidth);
        return new Shot(
                "",
                stages.stream().map(StageModel::shot).toList(),
                view,
                eyes.now(recorded),
                eyes.cursor(),
                width,
                height,
                theme(),
                Shot.Chrome.WINDOW);
    }

    private long recorded() {
        return System.nanoTime() - lab.origin();
    }

    /** The colours that are on. */
    Theme theme() {
        return dark.get() ? Theme.DARK : Theme.LIGHT;
    }

    /** Brings all words up to date; often enough for a reader, not for every frame. */
    void tell() {
        Background.assertHome();
        stages.forEach(StageModel::tell);
        talk.tell();
        long now = eyes.now(recorded());
        long spoken = eyes.cursor().orElse(now);
        boolean nobody = stages.stream().allMatch(s -> s.record().lanes().clients().isEmpty());
        sentence.set(
                nobody
                        ? INVITATION
                        : Sentence.at(spoken, stages.stream().map(StageModel::subject).toList()));
        boolean speaksOfNow = eyes.isLive() && eyes.cursor().isEmpty();
        moment.set(nobody ? "" : speaksOfNow ? "now" : "at " + Units.moment(spoken));
        eyesText.set(eyes.isLive() ? "Live" : "Paused at " + Units.moment(now));
    }

    /** The user has seen the notice. */
    void dismiss() {
        notice.set(Notice.NONE);
    }

    /** Leaves the picture in the user's folder, in these formats. */
    void capture(Set<Captures.Format> formats) {
        Picture picture = picture();
        String stem =
                Captures.stem(stages.stream().map(s -> s.modelProperty().get().id()).toList());
        report(() -> captures.leave(picture, stem, formats));
    }

    /** Leaves the picture at a place the user chose. */
    void captureAt(Path target) {
        Picture picture = picture();
        report(() -> List.of(captures.leaveAt(picture, target)));
    }

    private Picture picture() {
        Viewport view = eyes.view(recorded(), laneWidth);
        String models =
                stages.stream()
                        .map(stage -> stage.modelProperty().get().title())
                        .collect(Collectors.joining(" beside "));
        return StagePicture.of(
                "Loopscope — " + models,
                stages.stream().map(StageModel::shot).toList(),
                Math.round(view.from()),
                Math.round(view.to()),
                eyes.now(recorded()),
                eyes.cursor(),
                theme(),
                Math.max(LEAST_CAPTURE_WIDTH, laneWidth + Layout.HEAD + Layout.MARGIN));
    }

    private void report(Callable<List<Path>> writing) {
        background.run(
                writing,
                files ->
                        notice.set(
                                Notice.done(
                                        "The picture is in "
                                                + files.getFirst()
                                                + files.stream()
                                                        .skip(1)
                                                        .map(
                                                                beside ->
                                                                        " and "
                                                                                + beside
                                                                                        .getFileName())
                                                        .collect(Collectors.joining()))),
                why ->
                        notice.set(
                                Notice.failed(
                                        why instanceof CaptureFailed
                                                ? String.valueOf(why.getMessage())
                                                : "The picture could not be saved: " + why)));
    }

    /**
     * Stops everything, away from the JavaFX thread.
     *
     * @return done when all has stopped, or when the limit has passed
     */
    CompletableFuture<Void> close(Duration limit) {
        background.close();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            // A server that waits for a client ends at once when that one has left.
                            lab.clients().forEach(LabClient::close);
                            lab.close();
                            closed.complete(null);
                        });
        return closed.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
