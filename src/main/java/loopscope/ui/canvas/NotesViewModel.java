package loopscope.ui.canvas;

import loopscope.picture.layout.Notes;
import loopscope.ui.base.Undo;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The user's marks on the picture: the measured range, and flags.
 *
 * <p>There is one temporary flag, which the next one replaces, and any number of kept ones. All
 * times are nanoseconds since the run's zero. Confined to the JavaFX thread.
 */
public final class NotesViewModel {
    /** All marks on a run, and the number of the next flag. */
    public record Marks(
            List<Notes.Flag> kept,
            Notes.@Nullable Flag forNow,
            Notes.@Nullable Range range,
            int next) {
        /** A run without marks. */
        public static final Marks NONE = new Marks(List.of(), null, null, 1);

        /** The marks of a run from a file, all of them kept. */
        public static Marks of(Notes notes) {
            return new Marks(notes.flags(), null, notes.range(), notes.flags().size() + 1);
        }
    }

    private final Undo undo;
    private final List<Notes.Flag> kept = new ArrayList<>();
    private Notes.@Nullable Flag forNow;
    private Notes.@Nullable Range range;
    private int next = 1;

    /** Without marks. */
    public NotesViewModel(Undo undo) {
        this.undo = undo;
    }

    /** The range; null while there is none. */
    public Notes.@Nullable Range range() {
        return range;
    }

    /** Measures the range between two times, given in any order. */
    void measure(long one, long other) {
        range = new Notes.Range(Math.min(one, other), Math.max(one, other));
    }

    /** Removes the range. */
    public void clearRange() {
        range = null;
    }

    /** All flags, including the temporary one. */
    public List<Notes.Flag> flags() {
        List<Notes.Flag> all = new ArrayList<>(kept);
        if (forNow != null) {
            all.add(forNow);
        }
        return all;
    }

    /** Puts the temporary flag at an instant, under a name; removes it if it is there already. */
    public void mark(long time, String name) {
        boolean there = forNow != null && forNow.time() == time;
        forNow = there ? null : new Notes.Flag(time, name);
    }

    /** Puts a kept flag at an instant; replaces the temporary one there. */
    public void keep(long time) {
        if (forNow != null && forNow.time() == time) {
            forNow = null;
        }
        if (kept.stream().noneMatch(flag -> flag.time() == time)) {
            kept.add(new Notes.Flag(time, "flag " + next++));
        }
    }

    /** Puts a kept flag at an instant, under a name. */
    public void keep(long time, String name) {
        kept.add(new Notes.Flag(time, name));
    }

    /** Gives a flag a name, and so keeps it. */
    void rename(Notes.Flag flag, String name) {
        takeAway(flag);
        kept.add(new Notes.Flag(flag.time(), name));
    }

    /** Removes a flag, and offers to bring it back as a kept one. */
    void remove(Notes.Flag flag) {
        takeAway(flag);
        undo.offer("Flag removed: " + flag.name() + ".", () -> kept.add(flag));
    }

    private void takeAway(Notes.Flag flag) {
        kept.remove(flag);
        if (flag.equals(forNow)) {
            forNow = null;
        }
    }

    /** All marks, to be shown again. */
    public Marks marks() {
        return new Marks(List.copyOf(kept), forNow, range, next);
    }

    /** Shows the marks of another run instead. */
    public void show(Marks marks) {
        kept.clear();
        kept.addAll(marks.kept());
        forNow = marks.forNow();
        range = marks.range();
        next = marks.next();
    }

    /** Range, flags and a selected event, for the picture. */
    public Notes with(Notes.@Nullable Spot spot) {
        return new Notes(range, flags(), spot);
    }
}
