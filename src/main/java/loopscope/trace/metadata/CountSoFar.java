package loopscope.trace.metadata;

import java.util.Locale;

/**
 * What the shared counter of a server has come to.
 *
 * @param counted what it says
 * @param messages how many were to be counted
 * @param underWay how many of those a thread is still at
 */
public record CountSoFar(long counted, long messages, long underWay) {
    /** How many were passed over for good. */
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
