package loopscope.cli;

import loopscope.lab.CannotStartException;
import loopscope.lesson.Lessons;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.Outcome;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.StepReport;
import loopscope.timeline.Units;
import loopscope.trace.Escape;

import picocli.CommandLine.Command;
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
        customSynopsis = "./app check [LESSON|FILE]...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Plays lessons on real sockets, without a window, and prints a line for each thing that"
                    + " they say must be observed, with what was. Without a name it checks all that"
                    + " are built in. Exits with 1 if something was not observed.",
        })
final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "LESSON|FILE",
            arity = "0..*",
            description = "a lesson’s name or number, see ./app lessons, or a lesson file")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws CannotStartException, BadLessonException {
        List<Lesson> lessons = checkedLessons();
        PrintWriter out = spec.commandLine().getOut();
        BackgroundPlayer player = new BackgroundPlayer(spec.commandLine().getErr());
        int expectations = 0;
        int failed = 0;
        boolean refused = false;
        for (Lesson lesson : lessons) {
            out.println(Escape.printable(lesson.id()));
            out.flush();
            Performance played =
                    player.play(lesson, scene -> print(scene.reports().getLast(), out));
            expectations += lesson.expectations();
            failed += played.failed();
            refused |= !played.troubles().isEmpty();
            played.troubles().forEach(trouble -> out.println("  " + trouble));
        }
        out.printf(
                Locale.ROOT,
                "%s, %s, %d not observed%n",
                Units.count(lessons.size(), "lesson"),
                Units.count(expectations, "expectation"),
                failed);
        out.flush();
        return refused ? ExitCode.REFUSED : failed == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void print(StepReport report, PrintWriter out) {
        for (Outcome outcome : report.outcomes()) {
            out.printf(
                    Locale.ROOT,
                    "  %s  %s  (%s)%n",
                    outcome.finding().holds() ? "observed    " : "NOT OBSERVED",
                    Escape.printable(outcome.expectation().text()),
                    Escape.printable(outcome.finding().seen()));
        }
        out.flush();
    }

    private List<Lesson> checkedLessons() throws BadLessonException {
        if (names.isEmpty()) {
            return Lessons.all();
        }
        List<Lesson> lessons = new ArrayList<>();
        for (String name : names) {
            lessons.add(LessonChoice.of(spec.commandLine(), name));
        }
        return lessons;
    }
}
