package loopscope.cli.lessons;

import loopscope.cli.base.ExitCode;
import loopscope.lab.CannotStartException;
import loopscope.lesson.Lessons;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.Question;
import loopscope.lesson.play.Answer;
import loopscope.lesson.play.Outcome;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.StepReport;
import loopscope.timeline.Units;
import loopscope.trace.Escape;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Plays lessons without a window, and says whether what they expect was observed. */
@Command(
        name = "check",
        customSynopsis = "./app check [OPTIONS] [LESSON|FILE]...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Plays lessons on real sockets, without a window, and prints a line for each thing that"
                    + " they say must be observed, with what was. Without a name it checks all that"
                    + " are built in. Exits with 1 if something was not observed.",
        })
public final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "LESSON|FILE",
            arity = "0..*",
            description = "a lesson’s name or number, see ./app lessons, or a lesson file")
    private List<String> names = new ArrayList<>();

    @Mixin private LessonPrograms programs = new LessonPrograms();

    @Override
    public Integer call() throws CannotStartException, BadLessonException {
        List<Lesson> lessons = checkedLessons();
        PrintWriter out = spec.commandLine().getOut();
        BackgroundPlayer player = new BackgroundPlayer(spec.commandLine().getErr());
        int expectations = 0;
        int failed = 0;
        int unanswered = 0;
        boolean refused = false;
        for (Lesson lesson : lessons) {
            out.println(Escape.printable(lesson.id()));
            out.flush();
            Performance played =
                    player.play(lesson, scene -> print(scene.reports().getLast(), out));
            expectations += lesson.expectations();
            failed += played.failed();
            unanswered += played.unanswered();
            refused |= !played.troubles().isEmpty();
            played.troubles().forEach(trouble -> out.println("  " + trouble));
        }
        out.printf(
                Locale.ROOT,
                "%s, %s, %d not observed%s%n",
                Units.count(lessons.size(), "lesson"),
                Units.count(expectations, "expectation"),
                failed,
                unanswered == 0
                        ? ""
                        : ", " + Units.count(unanswered, "question") + " without one right answer");
        out.flush();
        if (refused) {
            return ExitCode.REFUSED;
        }
        return failed + unanswered == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void print(StepReport report, PrintWriter out) {
        out.println("  " + Escape.printable(report.step().title()));
        for (Outcome outcome : report.outcomes()) {
            boolean holds = outcome.finding().holds();
            print(
                    holds ? "observed    " : "NOT OBSERVED",
                    outcome.expectation().text()
                            + (holds ? "" : ", line " + outcome.expectation().line()),
                    outcome.finding().seen(),
                    out);
        }
        Question question = report.step().question();
        Answer answer = report.answer();
        if (question != null && answer != null) {
            String right =
                    question instanceof Question.Choice
                            ? " " + String.join("; ", answer.right())
                            : "";
            print(
                    answer.clear() ? "answered    " : "UNANSWERED  ",
                    question.text() + right,
                    answer.seen(),
                    out);
        }
        out.flush();
    }

    private static void print(String verdict, String what, String seen, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "    %s  %s  (%s)%n",
                verdict,
                Escape.printable(what),
                Escape.printable(seen));
    }

    private List<Lesson> checkedLessons() throws BadLessonException {
        List<Lesson> lessons = new ArrayList<>();
        for (String name : names.isEmpty() ? Lessons.ids() : names) {
            lessons.add(programs.on(spec.commandLine(), LessonChoice.of(spec.commandLine(), name)));
        }
        return lessons;
    }
}
