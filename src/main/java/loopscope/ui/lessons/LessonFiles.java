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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Begins lessons, built in or of a file; one of a file is read again when it is saved. Confined to
 * the JavaFX thread; files are read and written on another.
 */
public final class LessonFiles {
    private final LessonViewModel player;
    private final Background background;
    private final Notices notices;
    private Notice wrong = Notice.NONE;

    /** The file that was opened last; null where a lesson began that is built in. */
    private @Nullable Path file;

    /** The file of the lesson that is on, not of one that could not be read. */
    private @Nullable Path begun;

    private @Nullable FileWatch watch;

    private Consent consent = (commands, go) -> {};

    /** The programs that the lesson of this file may start. */
    private List<String> allowed = List.of();

    /**
     * Without a file.
     *
     * @param notices shows what is wrong with a file
     */
    public LessonFiles(LessonViewModel player, Background background, Notices notices) {
        this.player = player;
        this.background = background;
        this.notices = notices;
    }

    /** Begins a lesson that is built in. */
    void begin(Lesson builtIn) {
        leaveFile();
        begun = null;
        player.begin(builtIn);
    }

    /** Ends the lesson that is on, and watches its file no more. */
    public void end() {
        leaveFile();
        player.end();
    }

    /**
     * Begins the lesson of a file, now and whenever the file was saved. What is wrong with it is
     * shown as a notice, and nothing begins; a lesson that is on then stays.
     */
    public void open(Path chosen) {
        leaveFile();
        file = chosen;
        allowed = List.of();
        watch = new FileWatch(chosen, background, this::read);
        read();
    }

    private void read() {
        Path from = file;
        if (from != null) {
            background.run(
                    () -> Lessons.open(from),
                    lesson -> begin(from, lesson),
                    why -> refuse(from, unreadable(from, why)));
        }
    }

    private void begin(Path from, Lesson lesson) {
        if (!from.equals(file)) {
            return;
        }
        notices.retract(wrong);
        List<String> commands = lesson.commands();
        if (commands.equals(allowed)) {
            start(from, lesson);
        } else {
            consent.ask(
                    commands,
                    () -> {
                        allowed = commands;
                        start(from, lesson);
                    });
        }
    }

    private void start(Path from, Lesson lesson) {
        if (from.equals(file)) {
            begun = from;
            player.begin(lesson);
        }
    }

    /** Sets who asks whether a lesson may start programs; nobody asks before, and it may not. */
    public void askWith(Consent asking) {
        consent = asking;
    }

    /** Asks whether a lesson may start programs. */
    @FunctionalInterface
    public interface Consent {
        /**
         * Asks the user; returns at once.
         *
         * @param commands the programs with their words
         * @param go to be called if it may
         */
        void ask(List<String> commands, Runnable go);
    }

    private void refuse(Path from, String sentence) {
        if (from.equals(file)) {
            wrong = Notice.failed(sentence);
            notices.show(wrong);
        }
    }

    private static String unreadable(Path from, Exception why) {
        return switch (why) {
            case BadLessonException bad -> String.valueOf(bad.getMessage());
            case NoSuchFileException _ -> "There is no file " + from + ".";
            case IOException _ -> from + " can't be read: choose another file.";
            default -> from + " is no lesson: " + why;
        };
    }

    /** Copies a lesson to a file that the user chose, and goes on with the copy. */
    void copy(Lesson lesson, Path target) {
        Path from = lesson.equals(player.lesson()) ? begun : null;
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
        notices.retract(wrong);
        file = null;
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
