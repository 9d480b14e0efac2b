package loopscope.capture;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.ErrorTexts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Says why a file could not be written, in one sentence that says what to do; in English, whatever
 * the system's language.
 */
final class IoErrorText {
    private IoErrorText() {}

    static String sentence(Path target, IOException trouble) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return Files.exists(folder)
                    ? folder + " is not a folder: choose another place for the file."
                    : "There is no folder " + folder + ": make it or choose another.";
        }
        return switch (trouble) {
            case AccessDeniedException e ->
                    "You may not write in " + folder + ": choose another folder.";
            case NoSuchFileException e ->
                    "Files can't be made in " + folder + ": choose another folder.";
            case FileAlreadyExistsException e ->
                    target + " exists under every number: choose another name.";
            case FileSystemException e when e.getReason() != null ->
                    target + " could not be written: " + advice(e.getReason());
            default -> target + " could not be written: " + advice(trouble.getMessage());
        };
    }

    private static String advice(@Nullable String reason) {
        int errno = reason == null ? 0 : ErrorTexts.errno(reason);
        if (errno == Errno.ENOSPC || errno == Errno.EDQUOT) {
            return "the disk is full: free some space or choose another disk.";
        }
        if (errno == Errno.EROFS) {
            return "its disk is read-only: choose another folder.";
        }
        if (errno == Errno.ENAMETOOLONG) {
            return "its name is too long: choose a shorter one.";
        }
        String unnamed = reason == null ? "the disk gave no reason" : reason;
        return (errno > 0 ? Errno.text(errno) : unnamed) + ".";
    }
}
