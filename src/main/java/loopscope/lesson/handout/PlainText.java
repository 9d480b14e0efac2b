package loopscope.lesson.handout;

import loopscope.trace.Escape;

/** Makes text of a lesson one line that no format has to fear, before that format escapes it. */
final class PlainText {
    private PlainText() {}

    /**
     * The text in one line. White space becomes one blank; characters that control or reorder text
     * become visible, see {@link Escape#printable}.
     */
    static String of(String text) {
        return Escape.contained(Escape.printable(text.strip().replaceAll("\\s+", " ")));
    }
}
