package loopscope.foreign.live;

import loopscope.foreign.OpenDescriptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process has open, as the kernel tells it.
 *
 * <pre>
 *   /proc/PID/fd/5       -> socket:[87]
 *   /proc/PID/fdinfo/5   flags: 02004002
 *   /proc/PID/fdinfo/7   tfd:  5 events: 19 data:  7f0c5  of an epoll instance, one a descriptor
 * </pre>
 *
 * @see <a
 *     href="https://man7.org/linux/man-pages/man5/proc_pid_fdinfo.5.html">proc_pid_fdinfo(5)</a>
 */
final class OpenDescriptors {
    private static final Pattern WATCHED =
            Pattern.compile("tfd:\\s*(\\d+) events:\\s*[0-9a-f]+ data:\\s*([0-9a-f]+)");
    private static final Pattern FLAGS = Pattern.compile("flags:\\s*([0-7]+)");
    private static final int NONBLOCK = 0_4000;
    private static final int CLOEXEC = 0_2000000;

    private OpenDescriptors() {}

    /** Those of a process; as many as can be read. */
    static List<OpenDescriptor> of(long process) {
        Path folder = Path.of("/proc", String.valueOf(process));
        List<OpenDescriptor> all = new ArrayList<>();
        for (Path entry : list(folder.resolve("fd"))) {
            try {
                all.add(descriptor(folder, entry));
            } catch (IOException | NumberFormatException e) {
                // It was closed meanwhile.
            }
        }
        return all;
    }

    /** The numbers of a process's threads. */
    static List<Integer> threads(long process) {
        return list(Path.of("/proc", String.valueOf(process), "task")).stream()
                .map(task -> Integer.valueOf(task.getFileName().toString()))
                .sorted()
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static OpenDescriptor descriptor(Path folder, Path entry) throws IOException {
        String number = entry.getFileName().toString();
        String target = Files.readSymbolicLink(entry).toString();
        String info = Files.readString(folder.resolve("fdinfo").resolve(number));
        Matcher flags = FLAGS.matcher(info);
        int set = flags.find() ? Integer.parseInt(flags.group(1), 8) : 0;
        Map<Integer, String> watched = new HashMap<>();
        Matcher rows = WATCHED.matcher(info);
        while (rows.find()) {
            String data = Long.toUnsignedString(Long.parseUnsignedLong(rows.group(2), 16));
            watched.put(Integer.valueOf(rows.group(1)), data);
        }
        return new OpenDescriptor(
                Integer.parseInt(number),
                target,
                (set & NONBLOCK) != 0,
                (set & CLOEXEC) != 0,
                watched);
    }
}
