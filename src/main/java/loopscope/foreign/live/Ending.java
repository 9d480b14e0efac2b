package loopscope.foreign.live;

import loopscope.trace.Escape;

/** Says how a program has ended. */
final class Ending {
    private Ending() {}

    /**
     * A sentence or two; printable.
     *
     * @param name what the program is called, printable
     * @param how its exit code or signal; empty where that is not known
     * @param lastWords what it wrote last; empty for nothing
     */
    static String sentence(String name, String how, String lastWords) {
        return name
                + " has ended"
                + (how.isEmpty() ? "" : " (" + how + ")")
                + "."
                + (lastWords.isEmpty()
                        ? ""
                        : " Its last words: “" + Escape.printable(lastWords) + "”.");
    }
}
