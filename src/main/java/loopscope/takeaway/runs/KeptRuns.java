package loopscope.takeaway.runs;

import loopscope.capture.UserFolders;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of the runs that are kept by themselves: the last ones, within a limit. Blocks on the
 * disk: not for the JavaFX thread.
 *
 * @param folder where they are, made with the first
 * @param mostBytes how much they may take up together
 */
public record KeptRuns(Path folder, long mostBytes) {
    /** How much the runs of a user may take up, in bytes. */
    public static final long USUAL_BYTES = 200_000_000;

    /** How many are kept at most. */
    static final int MOST = 20;

    private static final int MOST_NUMBERS = 100;
    private static final String ENDING = ".json.gz";
    private static final String BETWEEN = "_";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

    /**
     * A run that was kept.
     *
     * @param file where it is
     * @param begun when it began, in local time
     * @param stages its stages' names, in one text
     */
    public record Kept(Path file, LocalDateTime begun, String stages) {
        /** When it began and its stages: {@code yesterday 10:15, sequential beside select}. */
        public String words(LocalDateTime now) {
            String time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(begun);
            String day =
                    begun.toLocalDate().equals(now.toLocalDate())
                            ? "today"
                            : begun.toLocalDate().equals(now.toLocalDate().minusDays(1))
                                    ? "yesterday"
                                    : begun.toLocalDate().toString();
            return day + " " + time + ", " + stages;
        }
    }

    /** The folder of this user; empty where there is no place for it. */
    public static Optional<KeptRuns> ofUser() {
        return UserFolders.ofUser()
                .state()
                .map(
                        state ->
                                new KeptRuns(
                                        state.resolve("loopscope").resolve("runs"), USUAL_BYTES));
    }

    /** Those that there are, the newest first. */
    public List<Kept> list() throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> kept(file).ifPresent(kept::add));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        kept.sort(Comparator.comparing((Kept run) -> run.file().getFileName()).reversed());
        return kept;
    }

    private static Optional<Kept> kept(Path file) {
        String name = file.getFileName().toString();
        int stages = name.indexOf(BETWEEN);
        if (stages < 0 || !name.endsWith(ENDING)) {
            return Optional.empty();
        }
        try {
            String words = name.substring(stages + 1, name.length() - ENDING.length());
            return Optional.of(
                    new Kept(
                            file,
                            LocalDateTime.parse(name.substring(0, stages), STAMP),
                            words.replace(BETWEEN, " beside ")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Makes an empty file for a run that begins, after the oldest ones have made room for it. */
    Path begin(LocalDateTime now, List<String> stages) throws IOException {
        Files.createDirectories(folder);
        makeRoom();
        String names =
                String.join(
                        BETWEEN,
                        stages.stream()
                                .map(name -> name.replaceAll("[^\\p{Alnum}.-]+", "-"))
                                .toList());
        for (int second = 0; second < MOST_NUMBERS; second++) {
            String stamp = STAMP.format(now.plusSeconds(second));
            try {
                return Files.createFile(folder.resolve(stamp + BETWEEN + names + ENDING));
            } catch (FileAlreadyExistsException e) {
                // Begun in the same second: the next one's name is as good.
            }
        }
        throw new FileAlreadyExistsException(folder.toString());
    }

    private void makeRoom() throws IOException {
        long size = 0;
        int count = 0;
        for (Kept run : list()) {
            size += Files.size(run.file());
            count++;
            if (count >= MOST || size > mostBytes) {
                Files.deleteIfExists(run.file());
            }
        }
    }
}
