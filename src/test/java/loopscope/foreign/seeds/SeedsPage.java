package loopscope.foreign.seeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page that pins the seeds: its tables. */
final class SeedsPage {
    private static final Path PAGE = Path.of("src", "site", "seeds.md");

    private SeedsPage() {}

    /** Each repository's folder, with its commit. */
    static Map<String, String> commits() {
        Map<String, String> commits = new LinkedHashMap<>();
        table("folder").forEach(row -> commits.put(row.getFirst(), row.getLast()));
        return commits;
    }

    /** Each file's SHA-256. */
    static Map<String, String> hashes() {
        Map<String, String> hashes = new LinkedHashMap<>();
        table("file").forEach(row -> hashes.put(row.getFirst(), row.getLast()));
        return hashes;
    }

    static List<Seed> seeds() {
        return table("server").stream()
                .map(
                        row ->
                                new Seed(
                                        row.get(0),
                                        words(row.get(1)),
                                        words(row.get(2)),
                                        row.get(3).isEmpty() ? 0 : Integer.parseInt(row.get(3)),
                                        Asked.valueOf(row.get(4).toUpperCase(Locale.ROOT)),
                                        row.get(5)))
                .toList();
    }

    private static List<String> words(String command) {
        return command.isEmpty()
                ? List.of()
                : Arrays.stream(command.split(" +", -1))
                        .map(word -> word.replace("\"", ""))
                        .toList();
    }

    /** The rows of the table whose first column has a name. */
    private static List<List<String>> table(String first) {
        List<List<String>> rows = new ArrayList<>();
        boolean in = false;
        for (String line : lines()) {
            if (line.startsWith("| " + first + " |")) {
                in = true;
            } else if (!line.startsWith("|")) {
                in = false;
            } else if (in && !line.startsWith("|---")) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
