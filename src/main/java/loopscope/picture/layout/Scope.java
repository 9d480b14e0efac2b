package loopscope.picture.layout;

/**
 * The rows of a stage that are wanted in a picture. Rows beyond the room are left out; where fewer
 * follow than there is room for, earlier ones come into view.
 *
 * @param firstThread the first row of threads, from 0
 * @param mostThreads how many of them at most
 * @param firstClient the first row of clients, from 0
 * @param mostClients how many of them at most
 */
public record Scope(int firstThread, int mostThreads, int firstClient, int mostClients) {
    /** All rows. */
    public static final Scope ALL = from(0, 0);

    /** As many as there is room for. */
    public static Scope from(int firstThread, int firstClient) {
        return new Scope(firstThread, Integer.MAX_VALUE, firstClient, Integer.MAX_VALUE);
    }
}
