package loopscope.lab;

/** The names of clients, as columns of a spreadsheet are named: A to Z, then AA, AB and so on. */
public final class Letters {
    private static final int LETTERS = 26;

    private Letters() {}

    /** The name of the client of that ordinal, from 0. */
    public static String of(int ordinal) {
        StringBuilder name = new StringBuilder();
        for (int rest = ordinal; rest >= 0; rest = rest / LETTERS - 1) {
            name.insert(0, (char) ('A' + rest % LETTERS));
        }
        return name.toString();
    }
}
