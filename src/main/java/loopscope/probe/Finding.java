package loopscope.probe;

/**
 * What came of one difficult client.
 *
 * @param scenario its name, in one word
 * @param title what it did
 * @param verdict how the server came through
 * @param asked how many polite clients asked beside it
 * @param answered how many of them were answered
 * @param waited how long the longest of them waited, in nanoseconds
 * @param took how long the trial took, in nanoseconds
 * @param sentence what happened, where the verdict does not say all; may be empty. Nothing in it is
 *     printable yet: it may hold the server's last words
 */
public record Finding(
        String scenario,
        String title,
        Verdict verdict,
        int asked,
        int answered,
        long waited,
        long took,
        String sentence) {}
