package loopscope.ui.canvas;

import loopscope.picture.layout.Notes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the user puts on the picture: the range that is measured, and flags.
 *
 * <p>There is one flag for now, which the next one replaces, and any number that are kept. All
 * times are nanoseconds since the run's zero. Confined to the JavaFX thread.
 */
public final class NotesViewModel {
    private final List<Notes.Flag> kept = new ArrayList<>();
    private Notes.@Nullable Flag forNow;
    private Notes.@Nullable Range range;
    private int next = 1;

    /** The range; null while there is none. */
    public Notes.@Nullable Range range() {
        return range;
    }

    /** Measures from one time to another, whichever is the earlier. */
    void measure(long one, long other) {
        range = new Notes.Range(Math.min(one, other), Math.max(one, other));
    }

    /** Measures no more. */
    public void clearRange() {
        range = null;
    }

    /** All flags, the one for now among them. */
    public List<Notes.Flag> flags() {
        List<Notes.Flag> all = new ArrayList<>(kept);
        if (forNow != null) {
            all.add(forNow);
        }
        return all;
    }

    /**
     * Puts the flag for now at a moment, under a name; takes it away where it stands there already.
     */
    public void mark(long time, String name) {
        boolean there = forNow != null && forNow.time() == time;
        forNow = there ? null : new Notes.Flag(time, name);
    }

    /** Puts a flag that stays at a moment, or keeps the one that stands there. */
    public void keep(long time) {
        if (forNow != null && forNow.time() == time) {
            forNow = null;
        }
        if (kept.stream().noneMatch(flag -> flag.time() == time)) {
            kept.add(new Notes.Flag(time, "mark " + next++));
        }
    }

    /** Gives a flag a name, and so keeps it. */
    void rename(Notes.Flag flag, String name) {
        remove(flag);
        kept.add(new Notes.Flag(flag.time(), name));
    }

    /** Takes a flag away. */
    void remove(Notes.Flag flag) {
        kept.remove(flag);
        if (flag.equals(forNow)) {
            forNow = null;
        }
    }

    /** All of it, for the picture. */
    public Notes with(Notes.@Nullable Spot spot) {
        return new Notes(range, flags(), spot);
    }
}
