package loopscope.picture.layout;

/**
 * Which of a stage's rows are wanted in a picture. More than there is room for are not shown; where
 * fewer follow than there is room for, those before come into view.
 *
 * @param firstThread the first row of threads, from 0
 * @param mostThreads how many of them at most
 * @param firstClient the first row of clients, from 0
 * @param mostClients how many of them at most
 */
public record Scope(int firstThread, int mostThreads, int firstClient, int mostClients) {
    /** All there are. */
    public static final Scope ALL = from(0, 0);

    /** As many as there is room for. */
    public static Scope from(int firstThread, int firstClient) {
        return new Scope(firstThread, Integer.MAX_VALUE, firstClient, Integer.MAX_VALUE);
    }
}
