package loopscope.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import loopscope.timeline.Units;
import loopscope.timeline.words.Sentence;
import loopscope.trace.Connection;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/**
 * The view model of the sentence below the picture: what is so at the selected instant, or what to
 * do first. Confined to the JavaFX thread.
 */
final class SentenceViewModel {
    private static final Sentence INVITATION =
            new Sentence(
                    "Press + Client (C) three times, then type to A (Enter).",
                    "Nobody is here yet: each server waits for anyone. What you do happens on every stage.");

    private static final Sentence NO_STAGE =
            new Sentence(
                    "No stage is open: press + Stage.",
                    "Ctrl+Z brings back the one that was removed last.");

    private static final String OF_LESSON = "; its clients come by themselves.";
    private static final String NOBODY = "Nobody is here yet: each server waits for anyone.";

    /** The client whose wait the user asked for, as long as that instant is selected. */
    private record Chosen(StageViewModel stage, Connection who, OptionalLong instant) {}

    private final List<StageViewModel> stages;
    private final TimeViewModel time;
    private final ReadOnlyObjectWrapper<Sentence> sentence =
            new ReadOnlyObjectWrapper<>(INVITATION);
    private final ReadOnlyStringWrapper instantText = new ReadOnlyStringWrapper("");
    private @Nullable Chosen chosen;

    /**
     * @param stages the stages, from top to bottom, as they are at any time
     */
    SentenceViewModel(List<StageViewModel> stages, TimeViewModel time) {
        this.stages = stages;
        this.time = time;
    }

    /** The sentence. */
    ReadOnlyObjectProperty<Sentence> sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** The instant that it is about, in words. */
    ReadOnlyStringProperty instantTextProperty() {
        return instantText.getReadOnlyProperty();
    }

    /** Has it be about a client's wait on a stage, as long as that instant is selected. */
    void choose(StageViewModel stage, Connection who, long instant) {
        chosen = new Chosen(stage, who, OptionalLong.of(instant));
    }

    /** Has it be about whoever waits longest again. */
    void forget() {
        chosen = null;
    }

    /** The client whose wait it is about on a stage; null for the one that waits longest. */
    @Nullable Connection chosen(StageViewModel stage) {
        Chosen known = chosen;
        return known != null
                        && known.stage() == stage
                        && known.instant().equals(time.selectedInstant())
                ? known.who()
                : null;
    }

    /**
     * Updates it.
     *
     * @param shown the end of what is shown, in nanoseconds since the run's zero
     * @param instant the selected instant, likewise
     * @param nobody whether no client has come
     * @param lesson how the lesson that is played goes on; empty for none
     */
    void refresh(long shown, long instant, boolean nobody, String lesson) {
        if (nobody) {
            sentence.set(
                    !lesson.isEmpty()
                            ? new Sentence(lesson + OF_LESSON, NOBODY)
                            : stages.isEmpty() ? NO_STAGE : INVITATION);
            instantText.set("");
            return;
        }
        sentence.set(
                Sentence.at(instant, shown, stages.stream().map(StageViewModel::subject).toList()));
        boolean speaksOfNow = time.isLive() && time.selectedInstant().isEmpty();
        instantText.set(speaksOfNow ? "now" : "at " + Units.instant(instant));
    }
}
