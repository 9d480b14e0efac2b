package loopscope.takeaway.compare;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Names in words what differs between two stages, one of each run. */
final class Differences {
    /** So many waits are named; of more, their number is told. */
    private static final int MOST_WAITS = 6;

    private final Compared one;
    private final Compared other;
    private final List<String> differ = new ArrayList<>();
    private final List<String> same = new ArrayList<>();

    private Differences(Compared one, Compared other) {
        this.one = one;
        this.other = other;
    }

    /** What differs, and what is the same, as some sentences. */
    static String of(Compared one, Compared other) {
        Differences found = new Differences(one, other);
        List<String> sentences = new ArrayList<>();
        sentences.add(found.stages() + ": " + found.longest());
        sentences.add(found.whoWaited());
        found.numbers();
        found.settings();
        if (!found.differ.isEmpty()) {
            sentences.add(capital(String.join(", ", found.differ)) + ".");
        }
        if (!found.same.isEmpty()) {
            sentences.add("The same in both: " + String.join(", ", found.same) + ".");
        }
        sentences.addAll(found.unfair());
        return String.join(" ", sentences);
    }

    private String stages() {
        String first = one.stage().model();
        String second = other.stage().model();
        return first.equals(second) ? first : first + " and " + second;
    }

    private String longest() {
        Blame first = notable(one);
        Blame second = notable(other);
        if (first == null && second == null) {
            return "nobody waited longer than " + Units.duration(Wait.NOTABLE) + " in either run.";
        }
        return "the longest wait is "
                + longest(one, first)
                + ", "
                + longest(other, second)
                + (first == null || second == null ? "" : times(first, second))
                + ".";
    }

    private static @Nullable Blame notable(Compared side) {
        Blame longest = side.figures().longest();
        return longest == null || longest.waited().length() < Wait.NOTABLE ? null : longest;
    }

    private static String longest(Compared side, @Nullable Blame longest) {
        if (longest == null) {
            return "none over " + Units.duration(Wait.NOTABLE) + " in " + side.run();
        }
        String who = longest.who().connection().inWords() + longest.why();
        return longest.waited().words() + " (" + who + ") in " + side.run();
    }

    private static String times(Blame one, Blame other) {
        long more = Math.max(one.waited().length(), other.waited().length());
        long less = Math.min(one.waited().length(), other.waited().length());
        return more / 2 >= less
                ? ": " + Units.factor(Math.round((double) more / less)) + " times as long"
                : "";
    }

    private String whoWaited() {
        Set<String> first = waits(one);
        Set<String> second = waits(other);
        if (first.equals(second)) {
            return first.isEmpty()
                    ? "No client had to wait for another in either run."
                    : "In both runs, " + list(first) + ".";
        }
        return capital("in " + one.run() + ", ")
                + list(first)
                + "; in "
                + other.run()
                + ", "
                + list(second)
                + ".";
    }

    private static Set<String> waits(Compared side) {
        Lanes lanes = side.stage().record().lanes();
        WaitAnalysis analysis = new WaitAnalysis(lanes);
        Set<String> found = new LinkedHashSet<>();
        for (ClientLane client : lanes.clients()) {
            Wait wait = WaitAnalysis.longest(client, side.end());
            if (wait != null && wait.length() >= Wait.NOTABLE) {
                ClientLane whom = analysis.blame(client, wait).whom();
                if (whom != null) {
                    found.add(
                            client.connection().inWords()
                                    + " waited for "
                                    + whom.connection().inWords());
                }
            }
        }
        return found;
    }

    private static String list(Set<String> waits) {
        if (waits.isEmpty()) {
            return "nobody waited for another";
        }
        List<String> named = waits.stream().limit(MOST_WAITS).toList();
        int more = waits.size() - named.size();
        return String.join(", ", named) + (more > 0 ? ", and so did " + more + " more" : "");
    }

    private void numbers() {
        number("client", side -> side.figures().accepted());
        number("message", side -> side.figures().messages());
        number("call", side -> side.figures().calls());
        number("thread", side -> side.figures().threads());
    }

    private void number(String what, ToLongFunction<Compared> number) {
        long first = number.applyAsLong(one);
        long second = number.applyAsLong(other);
        if (first == second) {
            same.add(Units.count(first, what));
        } else {
            differ.add(String.format(Locale.ROOT, "%ss %,d and %,d", what, first, second));
        }
    }

    private void settings() {
        Set<String> names = new LinkedHashSet<>(one.stage().settings().keySet());
        names.addAll(other.stage().settings().keySet());
        if (!one.stage().model().equals(other.stage().model())) {
            names.retainAll(one.stage().settings().keySet());
            names.retainAll(other.stage().settings().keySet());
        }
        for (String name : names) {
            String first = setting(one, name);
            String second = setting(other, name);
            if (!first.equals(second)) {
                differ.add(name + " " + first + " and " + second);
            }
        }
    }

    private static String setting(Compared side, String name) {
        return Objects.requireNonNullElse(side.stage().settings().get(name), "none");
    }

    /** What makes a comparison of lengths of time unfair. */
    private List<String> unfair() {
        return Stream.of(one, other)
                .filter(side -> side.stage().conditions().hold() != null)
                .map(
                        side ->
                                capital(side.run())
                                        + "’s server was held: do not compare lengths of time with"
                                        + " it.")
                .toList();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
