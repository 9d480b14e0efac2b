package loopscope.lesson.plan;

import loopscope.lesson.check.Ratio;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.Rates;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A measurement: idle clients come and stay, and beside each number of them one active client says
 * and hears messages, one by one, while a figure is taken. Then they leave, and beside each number
 * it is taken again.
 *
 * @param figure what is measured
 * @param clients the numbers of idle clients, each more than the one before; one at least
 * @param rounds how often it is measured beside each number, both times
 * @param messages how many messages the active client says and hears in a round
 */
public record Experiment(Ratio figure, List<Integer> clients, int rounds, int messages) {
    public Experiment {
        clients = List.copyOf(clients);
    }

    /** How many clients come to each stage: the idle ones and the active one. */
    public int allClients() {
        return clients.getLast() + 1;
    }

    /** How it is measured, in sentences that stand below the result. */
    public String conditions() {
        return String.format(
                Locale.ROOT,
                "Beside each number of idle clients %s while more come, and as many while they"
                        + " leave. A dot is the lowest round, as what disturbs one only adds to it;"
                        + " its bar reaches to the highest, with a tick at the median.%s",
                eachNumber(),
                figure.flow() == Rates.Flow.CPU
                        ? " Processor time is what the server’s own threads used on this machine,"
                                + " recording included."
                        : "");
    }

    private String eachNumber() {
        return Units.count(rounds, "round") + " of " + Units.count(messages, "message");
    }

    /** What is done, in a sentence. */
    String deed() {
        String numbers = clients.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "beside %s idle clients, one client says messages, one by one: %s each, while they"
                        + " come and while they leave",
                numbers,
                eachNumber());
    }
}
