package loopscope.ui.inspector.numbers;

import loopscope.timeline.Units;
import loopscope.timeline.figures.ClientFigures;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * A column of the table of clients.
 *
 * @param name its name
 * @param width its usual width, in pixels
 * @param means what the name means, in a sentence or two
 * @param words returns a client's value, with its unit
 * @param order compares by value, not by words; what has not happened yet is longest
 */
public record ClientColumn(
        String name,
        double width,
        String means,
        Function<ClientRow, String> words,
        Comparator<ClientRow> order) {

    /** Own clients first, in the order of their letters, then others as they came. */
    static final Comparator<Connection> AS_THEY_CAME =
            Comparator.comparing(Connection::kind).thenComparingInt(Connection::ordinal);

    /** Every column, from left to right. */
    public static final List<ClientColumn> ALL =
            List.of(
                    new ClientColumn(
                            "client",
                            56,
                            "Its letter; a client from outside has a number.",
                            row -> row.connection().name(),
                            Comparator.comparing(ClientRow::connection, AS_THEY_CAME)),
                    new ClientColumn(
                            "stage",
                            76,
                            "The server's model.",
                            ClientRow::stage,
                            Comparator.comparing(ClientRow::stage)),
                    new ClientColumn(
                            "longest wait",
                            104,
                            "For the server: until the first byte of an answer was sent. None,"
                                    + " where the client itself did not read.",
                            row -> longest(row.figures().longest()),
                            Comparator.comparingLong(row -> row.figures().longestWait())),
                    time(
                            "first echo",
                            "From its first word until it had read the first byte back, so also"
                                    + " what it waited for itself.",
                            ClientFigures::toFirstEcho,
                            ClientFigures::echoLead),
                    time(
                            "accepted",
                            "From its connect until the server accepted it.",
                            ClientFigures::toAccept,
                            ClientFigures::acceptLead),
                    count(
                            "messages",
                            72,
                            "That the server has read of it.",
                            ClientFigures::messages,
                            value -> String.format(Locale.ROOT, "%,d", value)),
                    count(
                            "read",
                            66,
                            "Bytes that the server has read of it.",
                            ClientFigures::read,
                            Units::bytes),
                    count(
                            "sent",
                            66,
                            "Bytes that the server has sent it.",
                            ClientFigures::sent,
                            Units::bytes));

    private static ClientColumn time(
            String name,
            String means,
            ToLongFunction<ClientFigures> nanos,
            ToLongFunction<ClientFigures> lead) {
        return new ClientColumn(
                name,
                96,
                means,
                row -> time(row, nanos.applyAsLong(row.figures()), lead.applyAsLong(row.figures())),
                Comparator.comparingLong(row -> length(nanos.applyAsLong(row.figures()))));
    }

    private static ClientColumn count(
            String name,
            double width,
            String means,
            ToLongFunction<ClientFigures> value,
            LongFunction<String> words) {
        return new ClientColumn(
                name,
                width,
                means,
                row -> words.apply(value.applyAsLong(row.figures())),
                Comparator.comparingLong(row -> value.applyAsLong(row.figures())));
    }

    private static String longest(@Nullable Wait wait) {
        return wait == null ? "none" : wait.words();
    }

    private static String time(ClientRow row, long nanos, long lead) {
        String none = row.figures().lane().hasLeft() ? "never" : "not yet";
        return nanos == ClientTally.NEVER ? none : Wait.words(nanos, lead);
    }

    private static long length(long nanos) {
        return nanos == ClientTally.NEVER ? Long.MAX_VALUE : nanos;
    }
}
