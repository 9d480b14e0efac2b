package loopscope.probe;

/**
 * One thing that was seen of a server beside a difficult client.
 *
 * @param verdict what it amounts to
 * @param sentence what happened, where the verdict does not say all; may be empty. It is not
 *     printable yet: it may hold the server's last words
 */
public record Observation(Verdict verdict, String sentence) {}
