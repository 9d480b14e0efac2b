package loopscope.cli.lessons;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.NewFolder;
import loopscope.cli.files.TypedFolder;
import loopscope.lab.CannotStartException;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.Performance;
import loopscope.takeaway.HandoutRecording;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Plays a lesson without a window, and leaves what a teacher takes into class. */
@Command(
        name = "handout",
        customSynopsis = "./app handout [OPTIONS] LESSON|FILE DIR",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Plays a lesson on real sockets, without a window, and leaves in a new folder: a sheet for"
                    + " students with the questions and pictures that do not tell the answers, its"
                    + " key, and a plan for 5 and one for 45 minutes, each as Markdown and as a page"
                    + " to print; and the questions in GIFT, which Moodle imports. Exits with 1 if"
                    + " something that the lesson expects was not observed.",
        })
public final class HandoutCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "LESSON|FILE",
            arity = "0..1",
            description = "a lesson’s name or number, see ./app lessons, or a lesson file")
    private @Nullable String lesson;

    @Parameters(
            index = "1",
            paramLabel = "DIR",
            arity = "0..1",
            description = "the folder; it is made, or is empty")
    private @Nullable String folder;

    @Mixin private LessonPrograms programs = new LessonPrograms();

    @Override
    public Integer call() throws CannotStartException, CaptureFailedException, BadLessonException {
        Lesson wanted =
                programs.on(spec.commandLine(), LessonChoice.of(spec.commandLine(), lesson));
        Path made =
                TypedFolder.of(
                        spec, folder, "handout needs a folder: name a new one after the lesson.");
        NewFolder.check(made);
        PrintWriter out = spec.commandLine().getOut();
        HandoutRecording recording = new HandoutRecording(wanted);
        BackgroundPlayer player = new BackgroundPlayer(spec.commandLine().getErr());
        Performance played = player.play(wanted, recording::add);
        recording.write(played, made).forEach(out::println);
        out.flush();
        return player.report(played);
    }
}
