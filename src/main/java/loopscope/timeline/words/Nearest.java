package loopscope.timeline.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the name that was probably meant.
 *
 * <p>The distance of two names is the number of mistakes between them: a letter too many, missing
 * or wrong, or two swapped (optimal string alignment distance).
 */
public final class Nearest {
    private static final int FARTHEST = 2;

    private Nearest() {}

    /** The nearest of the names; empty when none is near enough. */
    public static Optional<String> to(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(typed, name) <= reach(name))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** What to do about an unknown name, as the end of a sentence. */
    public static String advice(String typed, Collection<String> names) {
        return to(typed, names)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElseGet(() -> "choose one of " + String.join(", ", names) + ".");
    }

    /** The largest distance from a name: 2, more for long names, and at most half its letters. */
    private static int reach(String name) {
        return Math.min(FARTHEST + name.length() / 8, name.length() / 2);
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
