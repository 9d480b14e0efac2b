package loopscope.takeaway.storyboard;

import loopscope.trace.Escape;

/** A title as part of a file's name, on any system. */
final class FileTitle {
    /** In characters: with four bytes each they still fit where a name has 255. */
    private static final int LONGEST = 48;

    /** Others mean something to a shell, or to a file system. */
    private static final String HARMLESS = " -_,.=+()";

    private FileTitle() {}

    /** The title without what is no letter, digit or harmless sign; may be empty. */
    static String of(String title) {
        StringBuilder name = new StringBuilder();
        title.codePoints().forEach(c -> name.appendCodePoint(isHarmless(c) ? c : ' '));
        String plain = name.toString().replaceAll(" +", " ").replace(" ,", ",");
        return shortened(plain.replaceFirst("^[ .-]+", "").strip());
    }

    private static String shortened(String plain) {
        int end =
                plain.offsetByCodePoints(
                        0, Math.min(LONGEST, plain.codePointCount(0, plain.length())));
        return plain.substring(0, end).strip();
    }

    private static boolean isHarmless(int c) {
        return Character.isLetterOrDigit(c) || Escape.isMark(c) || HARMLESS.indexOf(c) >= 0;
    }
}
