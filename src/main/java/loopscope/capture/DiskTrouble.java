package loopscope.capture;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file could not be written, as one sentence that says what to do. */
final class DiskTrouble {
    private DiskTrouble() {}

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
        String known = reason == null ? "the disk gave no reason" : reason;
        return switch (known) {
            case "No space left on device", "Disk quota exceeded" ->
                    "the disk is full: free some space or choose another disk.";
            case "Read-only file system" -> "its disk is read-only: choose another folder.";
            case "File name too long" -> "its name is too long: choose a shorter one.";
            default -> known + ".";
        };
    }
}
