package loopscope.ui.base;

/**
 * The scroll position and the choice in a long list.
 *
 * <pre>
 *   0 ········ first ┌────────────┐ ········ size     chosen: from anchor to lead
 *                    │ room rows  │
 *                    └────────────┘                   at the end, it follows what is added
 * </pre>
 *
 * <p>Rows are counted from 0. Confined to the JavaFX thread.
 */
public final class RowScroll {
    private static final int NONE = -1;

    private int size;
    private int room = 1;
    private int first;
    private int anchor = NONE;
    private int lead = NONE;
    private boolean following = true;

    /** Sets how many rows there are, and how many fit. */
    void fit(int rows, int seen) {
        size = rows;
        room = Math.max(1, seen);
        first = following ? end() : Math.clamp(first, 0, end());
        if (lead >= size || anchor >= size) {
            unchoose();
        }
    }

    /** Starts with a new list, in which nothing is chosen. */
    public void restart() {
        unchoose();
        following = true;
    }

    /** Removes rows at the front. */
    public void lose(int rows) {
        first = Math.max(0, first - rows);
        anchor = Math.max(NONE, anchor - rows);
        lead = Math.max(NONE, lead - rows);
        if (lead == NONE || anchor == NONE) {
            unchoose();
        }
    }

    /** The first row in view. */
    public int first() {
        return first;
    }

    /** The first row in view when the last one is in view. */
    int end() {
        return Math.max(0, size - room);
    }

    /** How many rows fit. */
    int room() {
        return room;
    }

    /** How many rows a page moves: one less than fit. */
    int page() {
        return Math.max(1, room - 1);
    }

    /** Whether the end stays in view when rows are added. */
    public boolean isFollowing() {
        return following;
    }

    /** Sets whether it follows the end. */
    public void follow(boolean follow) {
        following = follow;
    }

    /** Scrolls to a first row; at the end, follows it from then on. */
    void scrollTo(int row) {
        first = Math.clamp(row, 0, end());
        following = first == end();
    }

    /** Brings a row into view, to the middle unless it is in view already. */
    public void reveal(int row) {
        if (row < first || row >= first + room) {
            first = Math.clamp(row - room / 2L, 0, end());
        }
    }

    /** Chooses a row, or extends the choice to it. */
    public void choose(int row, boolean extend) {
        lead = row;
        anchor = extend && anchor != NONE ? anchor : row;
        following = false;
    }

    /** Moves the choice by rows; starts at the end of the view where nothing is chosen. */
    void step(int by, boolean extend) {
        int from = lead == NONE ? Math.min(size, first + room) - (by > 0 ? 1 : 0) : lead;
        choose(Math.clamp((long) from + by, 0, Math.max(0, size - 1)), extend);
        first = Math.clamp(first, Math.max(0, lead - room + 1), lead);
    }

    /** Chooses all rows. */
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
