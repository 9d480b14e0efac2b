package loopscope.capture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a table as comma-separated values, in UTF-8. Any thread may call.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvFile {
    private CsvFile() {}

    /** The table as comma-separated values; every line, also the last, ends in CR LF. */
    public static String text(TextTable table) {
        return table.lines(",", "\r\n", CsvFile::quoted);
    }

    /** One line of a table too long to be kept, which ends in CR LF; formulas become text. */
    public static String line(List<String> cells) {
        return TextTable.line(cells, ",", "\r\n", CsvFile::quoted);
    }

    /**
     * Writes the table; see {@link AtomicFile#write}. Blocks on the disk.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be written; what was there before is untouched
     */
    public static Path write(TextTable table, Path target, FileChoice choice)
            throws CaptureFailedException {
        byte[] bytes = text(table).getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(target, choice, out -> out.write(bytes));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
