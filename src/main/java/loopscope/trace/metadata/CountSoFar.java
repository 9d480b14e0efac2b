package loopscope.trace.metadata;

import java.util.Locale;

/**
 * The value of a server's shared counter, beside the number of messages it was to count.
 *
 * @param counted its value
 * @param messages how many were to be counted
 * @param underWay how many of those a thread is still counting
 */
public record CountSoFar(long counted, long messages, long underWay) {
    /** How many will never be counted. */
    public long lost() {
        return messages - counted - underWay;
    }

    /** For example {@code counted 45 of 47 messages: 1 lost, 1 under way}. */
    public String words() {
        String of =
                String.format(
                        Locale.ROOT,
                        "counted %,d of %,d message%s",
                        counted,
                        messages,
                        messages == 1 ? "" : "s");
        String lost = lost() == 0 ? "" : String.format(Locale.ROOT, "%,d lost", lost());
        String still = underWay == 0 ? "" : String.format(Locale.ROOT, "%,d under way", underWay);
        String both = lost.isEmpty() || still.isEmpty() ? lost + still : lost + ", " + still;
        return both.isEmpty() ? of : of + ": " + both;
    }
}
