package loopscope.capture;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of text, to be pasted or saved.
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @}, a tab or a carriage return for a
 * formula, and an outsider chooses its own name. Such a cell gets an apostrophe in front, at which
 * a spreadsheet takes it for text; a plain number does not.
 *
 * @param headers the columns' names
 * @param rows the cells of each row, as many as there are headers
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public record TextTable(List<String> headers, List<List<String>> rows) {
    private static final String BEGINS_FORMULA = "=+-@\t\r";

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** The table with a tab between cells; a tab or line break in a cell becomes a space. */
    public String tabs() {
        return lines("\t", System.lineSeparator(), cell -> cell.replaceAll("[\\t\\r\\n]", " "));
    }

    /** The table as lines, the headers first. */
    String lines(String between, String end, UnaryOperator<String> written) {
        return Stream.concat(Stream.of(headers), rows.stream())
                .map(cells -> line(cells, between, end, written))
                .collect(Collectors.joining());
    }

    /** One line of a table. */
    static String line(
            List<String> cells, String between, String end, UnaryOperator<String> written) {
        return cells.stream()
                .map(cell -> written.apply(noFormula(cell)))
                .collect(Collectors.joining(between, "", end));
    }

    private static String noFormula(String cell) {
        boolean formula = !cell.isEmpty() && BEGINS_FORMULA.indexOf(cell.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
