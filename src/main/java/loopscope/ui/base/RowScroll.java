package loopscope.ui.base;

/**
 * Which rows of a long list are seen, and which are chosen.
 *
 * <pre>
 *   0 ········ first ┌────────────┐ ········ size     chosen: from anchor to lead
 *                    │ room rows  │
 *                    └────────────┘                   at the end, it follows what is added
 * </pre>
 *
 * <p>Rows are counted from 0.
 */
public final class RowScroll {
    private static final int NONE = -1;

    private int size;
    private int room = 1;
    private int first;
    private int anchor = NONE;
    private int lead = NONE;
    private boolean following = true;

    /** How many rows there are, and for how many there is room. */
    void fit(int rows, int seen) {
        size = rows;
        room = Math.max(1, seen);
        first = following ? end() : Math.clamp(first, 0, end());
        if (lead >= size || anchor >= size) {
            unchoose();
        }
    }

    /** Another list, of which nothing is chosen. */
    public void restart() {
        unchoose();
        following = true;
    }

    /** Rows at the front are gone. */
    public void lose(int rows) {
        first = Math.max(0, first - rows);
        anchor = Math.max(NONE, anchor - rows);
        lead = Math.max(NONE, lead - rows);
        if (lead == NONE || anchor == NONE) {
            unchoose();
        }
    }

    /** The first row that is seen. */
    public int first() {
        return first;
    }

    /** The first row that is seen while the last one is. */
    int end() {
        return Math.max(0, size - room);
    }

    /** How many rows are seen at most. */
    int room() {
        return room;
    }

    /** How many rows one goes on by at once, so that one stays to go on from. */
    int page() {
        return Math.max(1, room - 1);
    }

    /** Whether the end stays seen when rows are added. */
    public boolean isFollowing() {
        return following;
    }

    /** Follows the end, or stays. */
    public void follow(boolean follow) {
        following = follow;
    }

    /** Shows rows from one on; whoever comes to the end follows it. */
    void scrollTo(int row) {
        first = Math.clamp(row, 0, end());
        following = first == end();
    }

    /** Shows a row, in the middle where it was not seen. */
    public void reveal(int row) {
        if (row < first || row >= first + room) {
            first = Math.clamp(row - room / 2L, 0, end());
        }
    }

    /** Chooses a row, or all from the one chosen before to it. */
    public void choose(int row, boolean extend) {
        lead = row;
        anchor = extend && anchor != NONE ? anchor : row;
        following = false;
    }

    /** Chooses a row so many further, from the last that is seen where none is chosen. */
    void step(int by, boolean extend) {
        int from = lead == NONE ? Math.min(size, first + room) - (by > 0 ? 1 : 0) : lead;
        choose(Math.clamp((long) from + by, 0, Math.max(0, size - 1)), extend);
        first = Math.clamp(first, Math.max(0, lead - room + 1), lead);
    }

    /** Chooses all there are. */
    void chooseAll() {
        choose(0, false);
        choose(size - 1, true);
    }

    /** Chooses nothing. */
    public void unchoose() {
        anchor = NONE;
        lead = NONE;
    }

    /** The row chosen last; -1 for none. */
    int lead() {
        return lead;
    }

    /** The first row chosen; -1 for none. */
    public int from() {
        return Math.min(anchor, lead);
    }

    /** The row after the last that is chosen; 0 for none. */
    public int to() {
        return Math.max(anchor, lead) + 1;
    }
}
