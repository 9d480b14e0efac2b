package loopscope.measure;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The values of some rounds; confined to one thread. */
public final class Samples {
    private double[] values = new double[0];

    /** No rounds yet. */
    public Samples() {}

    /** Adds the value of a round. */
    public void add(double value) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = value;
    }

    int size() {
        return values.length;
    }

    /** The median; one round at least. */
    public double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The figure of these rounds; one at least. */
    public Figure figure(String subject, String name, String unit, @Nullable Bound bound) {
        return new Figure(
                subject,
                name,
                unit,
                median(),
                DoubleStream.of(values).min().orElseThrow(),
                DoubleStream.of(values).max().orElseThrow(),
                values.length,
                bound);
    }

    /**
     * The means with others, round by round.
     *
     * @param other as many rounds
     */
    Samples averagedWith(Samples other) {
        Samples means = new Samples();
        for (int i = 0; i < Math.min(size(), other.size()); i++) {
            means.add((values[i] + other.values[i]) / 2);
        }
        return means;
    }

    /**
     * The quotients, round by round: other work on the machine disturbs both of a round alike.
     *
     * @param over as many rounds
     */
    public Samples dividedBy(Samples over) {
        Samples quotients = new Samples();
        for (int i = 0; i < Math.min(size(), over.size()); i++) {
            quotients.add(values[i] / over.values[i]);
        }
        return quotients;
    }
}
