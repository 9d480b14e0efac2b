package loopscope.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of one difficult client.
 *
 * @param scenario its name, in one word
 * @param title what it did
 * @param observations what was seen, the worst first; empty where all is well
 * @param asked how many polite clients asked beside it
 * @param answered how many of them were answered
 * @param waited how long the longest of them waited, in nanoseconds
 * @param took how long the trial took, in nanoseconds
 */
public record Finding(
        String scenario,
        String title,
        List<Observation> observations,
        int asked,
        int answered,
        long waited,
        long took) {
    private static final Set<Verdict> TAKES_TIME =
            Set.of(Verdict.WAITED, Verdict.UNANSWERED, Verdict.BUSY);

    public Finding {
        observations =
                observations.stream()
                        .sorted(Comparator.comparing(Observation::verdict).reversed())
                        .toList();
    }

    /** How the server came through: the worst that was seen. */
    public Verdict verdict() {
        return observations.isEmpty() ? Verdict.SURVIVED : observations.getFirst().verdict();
    }

    /** All that counts against the server in a few words, or else the verdict's. */
    public String words() {
        return isFailure()
                ? observations.stream()
                        .map(Observation::verdict)
                        .filter(Verdict::isFailure)
                        .map(Verdict::words)
                        .collect(Collectors.joining(", "))
                : verdict().words();
    }

    /** Whether the server fell short. */
    public boolean isFailure() {
        return verdict().isFailure();
    }

    /**
     * Whether it fell short in nothing but time, which a tracer takes from it: others waited, or
     * nobody was answered, or it was still busy.
     */
    boolean isSlow() {
        return isFailure()
                && observations.stream()
                        .map(Observation::verdict)
                        .allMatch(seen -> !seen.isFailure() || TAKES_TIME.contains(seen));
    }

    /** The same, found once more without the tracer after it had been found with it. */
    Finding after(Finding traced) {
        List<Observation> both = new ArrayList<>(observations);
        both.add(
                new Observation(
                        Verdict.SURVIVED,
                        "Seen without the call tracer; with it, which slows it: "
                                + traced.words()
                                + "."));
        return new Finding(scenario, title, both, asked, answered, waited, took);
    }

    /** Whether it could be tried at all. */
    public boolean isTried() {
        return verdict() != Verdict.NOT_TRIED;
    }

    /**
     * What happened, where the words do not say all; may be empty. Nothing in it is printable yet:
     * it may hold the server's last words.
     */
    public String sentence() {
        return observations.stream()
                .map(Observation::sentence)
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
