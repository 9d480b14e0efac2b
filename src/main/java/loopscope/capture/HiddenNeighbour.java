package loopscope.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden file beside a target that a new file is written to first; or folder. Its name tells
 * which process writes it, so that those of processes that were killed can be removed.
 *
 * <pre>
 *   .name.png.loopscope-4711-9c0d2a51-5f1c3b7e
 *                       process  system  any
 * </pre>
 */
final class HiddenNeighbour {
    private static final Pattern NAME =
            Pattern.compile("\\..+\\.loopscope-(\\d{1,10})-([0-9a-f]{1,8})-[0-9a-f]{8}");

    private static final String SYSTEM = system();

    /** A process of another system can't be looked for: its file is stale after so long. */
    private static final Duration STALE = Duration.ofDays(1);

    private static final int RANDOM = 8;

    /**
     * So many characters of the target's name are in it: with four bytes each, the rest still fits
     * where a name has 255.
     */
    private static final int LONGEST = 48;

    private HiddenNeighbour() {}

    /** A name that nobody has. */
    static Path of(Path place) {
        String mine =
                String.format(
                        Locale.ROOT,
                        ".%s.loopscope-%d-%s-%s",
                        shortened(String.valueOf(place.getFileName())),
                        ProcessHandle.current().pid(),
                        SYSTEM,
                        UUID.randomUUID().toString().substring(0, RANDOM));
        return place.resolveSibling(mine);
    }

    private static String shortened(String name) {
        int most = Math.min(LONGEST, name.codePointCount(0, name.length()));
        return name.substring(0, name.offsetByCodePoints(0, most));
    }

    /**
     * Numbers of processes mean nothing in another container, or once the machine has restarted.
     */
    private static String system() {
        try {
            String boot =
                    Files.readString(
                            Path.of("/proc/sys/kernel/random/boot_id"), StandardCharsets.US_ASCII);
            String space = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return Integer.toHexString((boot + space).hashCode());
        } catch (IOException | UnsupportedOperationException e) {
            return "0";
        }
    }

    /** Removes those in a folder whose writers were killed. What can't be removed stays. */
    static void removeStale(Path place) {
        Path folder = place.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.loopscope-*")) {
            for (Path file : files) {
                if (isStale(file)) {
                    UnfinishedFiles.delete(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They take up room and do no other harm.
        }
    }

    private static boolean isStale(Path file) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return false;
        }
        if (name.group(2).equals(SYSTEM) && !SYSTEM.equals("0")) {
            long pid = Long.parseLong(name.group(1));
            return pid == ProcessHandle.current().pid()
                    ? !UnfinishedFiles.has(file.getFileName()) // of one that had our number
                    : ProcessHandle.of(pid).isEmpty();
        }
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        return changed.isBefore(Instant.now().minus(STALE));
    }
}
