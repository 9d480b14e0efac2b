package loopscope.ui.lessons;

import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Question;
import loopscope.lesson.play.Outcome;
import loopscope.lesson.play.StepReport;
import loopscope.lesson.script.Action;
import loopscope.takeaway.PlayedRun;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunAccount;
import loopscope.timeline.Units;
import loopscope.timeline.words.HonestyMarks;
import loopscope.ui.lessons.questions.QuestionViewModel;
import loopscope.ui.lessons.questions.Reveal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A lesson that is on: what of it was played, and which step is shown. Confined to the JavaFX
 * thread.
 *
 * <p>Steps are counted from 0; before the first is {@value #GOAL}, where the goal is said.
 */
final class LessonSession {
    static final int GOAL = -1;

    private final Lesson lesson;
    private final LessonThread thread;
    private final List<StepReport> reports = new ArrayList<>();
    private final List<@Nullable Reveal> reveals = new ArrayList<>();
    private int shown = GOAL;
    private @Nullable QuestionViewModel asked;
    private @Nullable QuestionViewModel settled;

    LessonSession(Lesson lesson, LessonThread thread) {
        this.lesson = lesson;
        this.thread = thread;
    }

    Lesson lesson() {
        return lesson;
    }

    LessonThread thread() {
        return thread;
    }

    /** How many steps were played. */
    int played() {
        return reports.size();
    }

    /** Whether every step was played. */
    boolean isOver() {
        return played() == lesson.steps().size();
    }

    /** The step that is shown. */
    int shown() {
        return shown;
    }

    /** Shows a step: one that was played, or the next. */
    void show(int step) {
        shown = step;
    }

    /** The step that is shown; not before the first. */
    LessonStep step() {
        return lesson.steps().get(shown);
    }

    /** The scene of the step that is shown, from 0. */
    int scene() {
        int end = 0;
        for (int i = 0; i < lesson.scenes().size(); i++) {
            end += lesson.scenes().get(i).steps().size();
            if (shown < end) {
                return i;
            }
        }
        throw new IllegalStateException("there is no step " + shown);
    }

    /** The question that is asked, while a prediction can still be made; null for none. */
    @Nullable QuestionViewModel asked() {
        return asked;
    }

    /** Asks the question of the step that is shown. */
    QuestionViewModel ask(Question question) {
        QuestionViewModel next = new QuestionViewModel(question, clients());
        asked = next;
        return next;
    }

    /** Takes no more predictions: the step is played. */
    void settle() {
        settled = asked;
        asked = null;
    }

    /** The clients that come up to the end of the step that is shown, in this scene. */
    private List<String> clients() {
        List<LessonStep> steps = lesson.scenes().get(scene()).steps();
        return steps.subList(0, steps.indexOf(step()) + 1).stream()
                .flatMap(step -> step.actions().stream())
                .filter(Action.Connect.class::isInstance)
                .map(action -> ((Action.Connect) action).client())
                .toList();
    }

    /** Takes in what came of the step that was played; returns what came of its question. */
    @Nullable Reveal add(StepReport report) {
        QuestionViewModel question = settled;
        Reveal reveal =
                question == null || report.answer() == null
                        ? null
                        : question.reveal(report.answer());
        settled = null;
        reports.add(report);
        reveals.add(reveal);
        return reveal;
    }

    /** A run of which is told what was played in the scene of the step that is shown. */
    RecordedRun telling(RecordedRun run) {
        List<StepReport> here = reportsOfScene();
        boolean missed = here.stream().anyMatch(report -> report.failed() > 0);
        return run.about(
                new RunAccount(
                        lesson.title(),
                        PlayedRun.steps(here),
                        missed ? List.of(HonestyMarks.UNOBSERVED) : List.of(),
                        here.stream()
                                .filter(report -> report.step().pictured())
                                .findFirst()
                                .flatMap(StepReport::chart)
                                .orElse(null),
                        List.of()));
    }

    private List<StepReport> reportsOfScene() {
        int from = lesson.scenes().stream().limit(scene()).mapToInt(s -> s.steps().size()).sum();
        int to = from + lesson.scenes().get(scene()).steps().size();
        return reports.subList(Math.min(from, played()), Math.min(to, played()));
    }

    /** When the step that is shown was over, in nanoseconds since the run's zero. */
    long end() {
        return reports.get(shown).to();
    }

    /**
     * What is said of the step that is shown. While a prediction can still be made, the class is
     * told only the step's title and its question: the narration may tell the answer. The notes are
     * the speaker's, and are always there.
     */
    Page page() {
        if (shown == GOAL) {
            return goal();
        }
        LessonStep step = step();
        QuestionViewModel open = shown < played() ? null : asked;
        StepReport report = shown < played() ? reports.get(shown) : null;
        return new Page(
                lesson.title(),
                String.format(Locale.ROOT, "Step %d of %d", shown + 1, lesson.steps().size()),
                step.title(),
                open == null ? step.narration() : "",
                step.notes(),
                open,
                report == null ? null : reveals.get(shown),
                report == null ? null : chart(report),
                report == null ? "" : outcome(report),
                report != null && report.failed() > 0,
                isOver() && shown == played() - 1);
    }

    private Page goal() {
        String length = Units.count(lesson.steps().size(), "step");
        return new Page(
                lesson.title(),
                length + ", " + lesson.minutes() + " min",
                "Look for this",
                lesson.goal(),
                "",
                null,
                null,
                null,
                "",
                false,
                false);
    }

    private @Nullable Chart chart(StepReport report) {
        return report.chart().map(found -> new Chart(lesson.title(), found)).orElse(null);
    }

    private static String outcome(StepReport report) {
        if (report.outcomes().isEmpty()) {
            return "";
        }
        String missed =
                report.outcomes().stream()
                        .filter(outcome -> !outcome.finding().holds())
                        .map(LessonSession::missed)
                        .collect(Collectors.joining(" "));
        return missed.isEmpty()
                ? "All that must be observed was observed: "
                        + Units.count(report.outcomes().size(), "expectation")
                        + "."
                : missed;
    }

    private static String missed(Outcome outcome) {
        return "Not observed: "
                + outcome.expectation().text()
                + " (seen: "
                + outcome.finding().seen()
                + ").";
    }
}
