package loopscope.ui.lessons;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import loopscope.lab.CannotStartException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.Question;
import loopscope.lesson.play.StepReport;
import loopscope.takeaway.RecordedRun;
import loopscope.timeline.Units;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.lessons.questions.Predictions;
import loopscope.ui.lessons.questions.QuestionViewModel;
import loopscope.ui.lessons.questions.Reveal;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

/**
 * The lesson that is on, step by step. Confined to the JavaFX thread.
 *
 * <pre>
 *   goal ──▸ question, if the step asks ──▸ the step is played ──▸ what was observed ──▸ …
 *                    ▴ nothing happens before a prediction, or a skip
 * </pre>
 *
 * <p>Back and forth among the steps that were played moves only the picture's selected instant.
 */
public final class LessonViewModel {
    private static final long NOTABLE_NANOS = 1_000_000_000;

    private final LessonStages stages;
    private final TimeViewModel time;
    private final Notices notices;
    private final Predictions predictions = new Predictions();
    private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final BooleanProperty chartWanted = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<@Nullable Chart> chart = new ReadOnlyObjectWrapper<>();
    private Notice failure = Notice.NONE;
    private @Nullable LessonSession session;

    /** When what is under way began, as a {@link System#nanoTime}; 0 while nothing is. */
    private long begun;

    /** No lesson is on. */
    public LessonViewModel(LessonStages stages, TimeViewModel time, Notices notices) {
        this.stages = stages;
        this.time = time;
        this.notices = notices;
        this.chart.bind(Bindings.createObjectBinding(this::chart, page, chartWanted));
    }

    /** What is said of the lesson now; null while none is on. */
    ReadOnlyObjectProperty<@Nullable Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The same as a value. */
    @Nullable Page page() {
        return page.get();
    }

    /**
     * The chart of the step that is shown, to be seen in place of the stages; null where the stages
     * are to be seen.
     */
    public ReadOnlyObjectProperty<@Nullable Chart> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    /** Whether a chart, where there is one, is to be seen in place of the stages. */
    BooleanProperty chartWantedProperty() {
        return chartWanted;
    }

    private @Nullable Chart chart() {
        Page now = page.get();
        return now == null || !chartWanted.get() ? null : now.chart();
    }

    /** What to do next, or what is waited for; empty for nothing. */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether a lesson is on that is not over: its clients come as it says, and no others. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** How the lesson goes on, in a clause that begins a sentence; empty while none is played. */
    public String wayOn() {
        if (!playing.get()) {
            return "";
        }
        QuestionViewModel asked = open();
        String way = "PageDown goes on with the lesson";
        return asked == null || asked.isComplete() ? way : "Answer the question, then " + way;
    }

    /** The lesson that is on; null for none. */
    @Nullable Lesson lesson() {
        return session == null ? null : session.lesson();
    }

    /** All predictions since the window was opened. */
    Predictions predictions() {
        return predictions;
    }

    /** Begins a lesson in place of the one that is on. */
    void begin(Lesson lesson) {
        stop();
        notices.retract(failure);
        LessonThread thread = new LessonThread(lesson, stages, this::fail);
        session = new LessonSession(lesson, thread);
        playing.set(true);
        startWork();
        thread.prepare(this::endWork);
        say("");
    }

    /** Begins the same lesson again. */
    void again() {
        LessonSession now = session;
        if (now != null) {
            begin(now.lesson());
        }
    }

    /** Ends the lesson; the stages that were there before it come back. */
    void end() {
        stop();
        say("");
    }

    /** Plays no more: the window is closed, and its runs stop with it. */
    public void close() {
        if (session != null) {
            session.thread().interrupt();
        }
    }

    private void stop() {
        LessonSession ending = session;
        if (ending != null) {
            session = null;
            begun = 0;
            ending.thread().close();
            playing.set(false);
        }
    }

    /** Shows the next step; plays it, once a prediction is made where the step asks for one. */
    public void next() {
        LessonSession now = session;
        if (now == null) {
            notices.show(Notice.done("No lesson is on: choose one from the list (Ctrl+L)."));
        } else if (isBusy()) {
            status.set("The step is under way.");
        } else if (now.shown() < now.played() - 1) {
            turnTo(now, now.shown() + 1);
        } else if (now.isOver()) {
            status.set("This was the last step: play it again, or end the lesson.");
        } else if (now.shown() < now.played()) {
            goOn(now);
        } else {
            playIfAnswered(now);
        }
    }

    private void goOn(LessonSession now) {
        now.show(now.played());
        time.follow();
        Question question = now.step().question();
        if (question == null) {
            play(now);
        } else {
            ask(now, question);
        }
    }

    /** The stages that the question is about are there while it is asked. */
    private void ask(LessonSession now, Question question) {
        if (now.asked() == null) {
            now.ask(question).hintProperty().addListener((value, before, is) -> status.set(""));
            startWork();
            now.thread().prepare(this::endWork);
        } else {
            stages.show(now.scene());
        }
        say("");
    }

    private void playIfAnswered(LessonSession now) {
        QuestionViewModel asked = now.asked();
        if (asked == null || asked.isComplete()) {
            play(now);
        } else {
            status.set("Predict first, or skip the question (K).");
        }
    }

    /** Plays the step that is asked about, without a prediction. */
    public void skip() {
        LessonSession now = session;
        QuestionViewModel asked = now == null ? null : now.asked();
        if (now != null && asked != null && now.shown() == now.played() && !isBusy()) {
            asked.clear();
            play(now);
        }
    }

    /** Picks an answer by its place from 0, where one is asked for. */
    public void pick(int place) {
        QuestionViewModel asked = open();
        if (asked != null) {
            asked.pick(place);
        }
    }

    /** Picks a client by its name, where it is asked who waits for whom. */
    public void pickClient(String name) {
        QuestionViewModel asked = open();
        if (asked != null) {
            asked.pickClient(name);
        }
    }

    /** The question that is asked and shown; null for none. */
    private @Nullable QuestionViewModel open() {
        LessonSession now = session;
        return now != null && now.shown() == now.played() ? now.asked() : null;
    }

    private void play(LessonSession now) {
        now.settle();
        time.followStep();
        startWork();
        now.thread().play(report -> over(now, report));
        say("");
    }

    private void over(LessonSession now, StepReport report) {
        endWork();
        Reveal reveal = now.add(report);
        if (reveal != null) {
            Question question = report.step().question();
            predictions.add(
                    now.lesson().title(),
                    report.step().title(),
                    question == null ? "" : question.text(),
                    reveal);
        }
        chartWanted.set(true);
        report.notes().forEach(note -> stages.flag(note.time(), note.text()));
        playing.set(!now.isOver());
        say("");
    }

    /** The title of the lesson that is on; empty for none. */
    public String title() {
        LessonSession now = session;
        return now == null ? "" : now.lesson().title();
    }

    /** A run of which is told what was played of the lesson in it; as it is where none is on. */
    public RecordedRun telling(RecordedRun run) {
        LessonSession now = session;
        return now == null ? run : now.telling(run);
    }

    /** Shows the step before, at the instant when it was over. */
    public void previous() {
        LessonSession now = session;
        if (now == null) {
            return;
        }
        if (isBusy()) {
            status.set("The step is under way.");
        } else if (now.shown() > LessonSession.GOAL) {
            turnTo(now, now.shown() - 1);
        }
    }

    private void turnTo(LessonSession now, int step) {
        now.show(step);
        if (step != LessonSession.GOAL) {
            stages.show(now.scene());
            time.pointAt(now.end());
        }
        say("");
    }

    private void startWork() {
        begun = System.nanoTime();
    }

    private void endWork() {
        begun = 0;
        status.set("");
    }

    /** Whether a step or its stages are under way, so that no other can begin. */
    public boolean isBusy() {
        return begun != 0;
    }

    private void say(String words) {
        LessonSession now = session;
        page.set(now == null ? null : now.page());
        status.set(words);
    }

    private void fail(Exception why) {
        end();
        failure =
                Notice.failed(
                        why instanceof CannotStartException
                                ? String.valueOf(why.getMessage())
                                : "The lesson could not be played: " + why);
        notices.show(failure);
    }

    /** Says how long what is under way takes; called some times a second. */
    public void refresh() {
        long taken = System.nanoTime() - begun;
        if (isBusy() && taken > NOTABLE_NANOS) {
            status.set("The step is under way: " + Units.duration(taken) + ".");
        }
    }
}
