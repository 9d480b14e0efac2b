package loopscope.ui.lessons;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.lesson.Lessons;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.ui.base.Background;
import loopscope.ui.base.FileWatch;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Begins lessons, built in or of a file; one of a file is read again when it is saved. Confined to
 * the JavaFX thread; files are read and written on another.
 */
public final class LessonFiles {
    private final LessonViewModel player;
    private final Background background;
    private final Notices notices;
    private @Nullable Path file;
    private @Nullable FileWatch watch;

    /**
     * Without a file.
     *
     * @param notices shows what is wrong with a file
     */
    public LessonFiles(LessonViewModel player, Background background, Notices notices) {
        this.player = player;
        this.background = background;
        this.notices = notices;
        player.pageProperty()
                .addListener(
                        (value, before, now) -> {
                            if (now == null) {
                                leaveFile();
                            }
                        });
    }

    /** Begins a lesson that is built in. */
    void begin(Lesson builtIn) {
        leaveFile();
        player.begin(builtIn);
    }

    /**
     * Begins the lesson of a file, now and whenever the file was saved. What is wrong with it is
     * shown as a notice, and nothing begins; a lesson that is on then stays.
     */
    public void open(Path chosen) {
        leaveFile();
        file = chosen;
        watch = new FileWatch(chosen, background, this::read);
        read();
    }

    private void read() {
        Path from = file;
        if (from != null) {
            background.run(
                    () -> Lessons.open(from),
                    lesson -> begin(from, lesson),
                    why -> notices.show(Notice.failed(unreadable(from, why))));
        }
    }

    private void begin(Path from, Lesson lesson) {
        if (from.equals(file)) {
            notices.dismiss();
            player.begin(lesson);
        }
    }

    private static String unreadable(Path from, Exception why) {
        return switch (why) {
            case BadLessonException bad -> String.valueOf(bad.getMessage());
            case IOException _ when Files.notExists(from) -> "There is no file " + from + ".";
            case IOException _ -> from + " can't be read: choose another file.";
            default -> from + " is no lesson: " + why;
        };
    }

    /** Copies a lesson to a file that the user chose, and goes on with the copy. */
    void copy(Lesson lesson, Path target) {
        Path from = lesson.equals(player.lesson()) ? file : null;
        background.run(
                () -> {
                    byte[] text =
                            from == null ? Lessons.source(lesson.id()) : Files.readAllBytes(from);
                    return AtomicFile.write(target, FileChoice.REPLACE, out -> out.write(text));
                },
                this::openCopy,
                why -> notices.show(Notice.failed(unwritten(target, why))));
    }

    private void openCopy(Path copy) {
        open(copy);
        notices.show(
                Notice.done(
                        "The lesson is in "
                                + copy
                                + ": change it in a text editor; it begins anew when saved."));
    }

    private static String unwritten(Path target, Exception why) {
        return why instanceof CaptureFailedException
                ? String.valueOf(why.getMessage())
                : target + " could not be written: " + why;
    }

    private void leaveFile() {
        file = null;
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
