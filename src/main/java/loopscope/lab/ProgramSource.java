package loopscope.lab;

import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The source of a program of others, where its command names a file of text.
 *
 * @param name the file's name, escaped
 * @param lines its lines, escaped
 */
public record ProgramSource(String name, List<String> lines) {
    private static final long LARGEST = 1 << 20;
    private static final String TAB = "    ";

    public ProgramSource {
        lines = List.copyOf(lines);
    }

    /**
     * The first file of text that a program's command names; null for none. Reads files, so the
     * JavaFX thread must not call it.
     */
    public static @Nullable ProgramSource of(ForeignProgram program) {
        Path folder = program.folder() == null ? Path.of("") : program.folder();
        return program.command().stream()
                .map(word -> read(folder, word))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<ProgramSource> read(Path folder, String word) {
        try {
            Path file = folder.resolve(word);
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            String text = Files.readString(file); // which refuses what is not UTF-8
            return text.indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(
                            new ProgramSource(
                                    Escape.printable(file.getFileName().toString()),
                                    text.lines().map(ProgramSource::line).toList()));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String line(String text) {
        return Escape.printable(text.replace("\t", TAB));
    }
}
