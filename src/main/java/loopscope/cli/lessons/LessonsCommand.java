package loopscope.cli.lessons;

import loopscope.cli.base.ExitCode;
import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Lists the lessons: a line each with number, id and title, and below it what to look for. */
@Command(
        name = "lessons",
        customSynopsis = "./app lessons",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        description = "Lists the lessons.")
public final class LessonsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Lesson> lessons = Lessons.all();
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            out.printf(Locale.ROOT, "%2d  %s  %s%n", i + 1, lesson.id(), lesson.title());
            out.printf(Locale.ROOT, "    %s%n", lesson.goal());
        }
        out.flush();
        return ExitCode.DONE;
    }
}
