package loopscope.truth;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as the app says it, read back: all lengths that are said in these words.
 *
 * @param from the shortest, in nanoseconds
 * @param to the longest
 */
record Said(double from, double to, boolean atLeast) {
    /** A length of time in words. */
    static final String LENGTH = "(?:at least )?[\\d.,]+ (?:ns|µs|ms|s|min \\d\\d s|h \\d\\d min)";

    private static final Pattern SIMPLE = Pattern.compile("([\\d.,]+) (ns|µs|ms|s)");
    private static final Pattern MINUTES = Pattern.compile("(\\d+) min (\\d\\d) s");

    static Said length(String words) {
        boolean atLeast = words.startsWith("at least ");
        String figure = atLeast ? words.substring("at least ".length()) : words;
        Matcher minutes = MINUTES.matcher(figure);
        if (minutes.matches()) {
            double seconds = 60 * number(minutes.group(1)) + number(minutes.group(2));
            return new Said((seconds - 0.5) * 1e9, (seconds + 0.5) * 1e9, atLeast);
        }
        Matcher simple = SIMPLE.matcher(figure);
        if (!simple.matches()) {
            throw new AssertionError("no length of time: " + words);
        }
        double unit =
                switch (simple.group(2)) {
                    case "ns" -> 1;
                    case "µs" -> 1e3;
                    case "ms" -> 1e6;
                    default -> 1e9;
                };
        int point = simple.group(1).indexOf('.');
        int digits = point < 0 ? 0 : simple.group(1).length() - point - 1;
        double half = unit * Math.pow(10, -digits) / 2;
        double value = number(simple.group(1)) * unit;
        // What is on the edge may have been rounded either way.
        return new Said(value - half * 1.01, value + half * 1.01, atLeast);
    }

    private static double number(String figure) {
        return Double.parseDouble(figure.replace(",", ""));
    }

    /** Whether a length of time is said rightly by these words. */
    boolean isTrueOf(long nanos) {
        return nanos >= from && (atLeast || nanos <= to);
    }

    /** Whether a factor, which is said with two digits, is one between two. */
    static boolean isFactor(String figure, double least, double most) {
        double said = number(figure);
        double unit = Math.max(1, Math.pow(10, Math.floor(Math.log10(Math.max(1, said))) - 1));
        double rounded = unit * 0.51 + 0.51;
        return said >= least - rounded && said <= most + rounded;
    }
}
