package loopscope.ui.clients;

import java.util.Locale;

/** Says in plain words what a crowd will do: {@code 200 in all, 2 at a time}. */
final class CrowdWords {
    private CrowdWords() {}

    /** How many clients come. */
    static String howMany(int all, int atOnce) {
        return String.format(Locale.ROOT, "%,d in all, ", all)
                + (atOnce >= all
                        ? "at the same time"
                        : atOnce == 1
                                ? "one at a time"
                                : String.format(Locale.ROOT, "%,d at a time", atOnce));
    }

    /** What will happen on each stage, as one sentence. */
    static String sentence(int all, int atOnce) {
        String does = " says Hello, world, waits for its echo and leaves";
        if (all == 1) {
            return "One client comes to every stage: it" + does + ".";
        }
        return howMany(all, atOnce)
                + ", on every stage: each"
                + does
                + (atOnce < all ? "; then the next one comes." : ".");
    }
}
