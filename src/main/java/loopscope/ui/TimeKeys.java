package loopscope.ui;

import loopscope.picture.layout.Notes;
import loopscope.ui.canvas.EventNavigator;
import loopscope.ui.canvas.NotesViewModel;
import loopscope.ui.help.Key;
import loopscope.ui.time.TimeViewModel;

import java.util.List;

/** The keys that move in time, mark and measure it, and go from event to event. */
public final class TimeKeys {
    private static final double STEP = 0.15;
    private static final double CLOSER = 1.3;

    private final TimeViewModel time;
    private final EventNavigator navigator;
    private final NotesViewModel notes;

    public TimeKeys(TimeViewModel time, EventNavigator navigator, NotesViewModel notes) {
        this.time = time;
        this.navigator = navigator;
        this.notes = notes;
    }

    /** All keys, in the order of the help. */
    public List<Key> all() {
        return List.of(
                Key.typed(
                        "Space",
                        " ",
                        "pause the view, or go on; recording goes on",
                        time::toggleLive),
                Key.typed("L", "l", "back to live, and its usual stretch", time::goLive),
                Key.typed("R", "r", "replay from this moment, at the chosen speed", time::replay),
                Key.typed("E", "e", "time linear, or in event order", time::changeAxis),
                Key.typed("0", "0", "fit everything, or the usual stretch", time::toggleFit),
                Key.typed("W  +", "w+=", "zoom in", () -> time.zoom(CLOSER)),
                Key.typed("S  −", "s-", "zoom out", () -> time.zoom(1 / CLOSER)),
                Key.pressed(
                        "A  ←",
                        "a",
                        "Left",
                        "earlier; this pauses the view",
                        () -> time.panBy(-STEP)),
                Key.pressed("D  →", "d", "Right", "later", () -> time.panBy(STEP)),
                Key.typed(
                        "F",
                        "f",
                        "look closely at the range, or at the event and the wait around it",
                        this::focus),
                Key.typed(
                        ",",
                        ",",
                        "previous event of the highlighted lane",
                        () -> navigator.step(-1)),
                Key.typed(".", ".", "next event of the highlighted lane", () -> navigator.step(1)),
                Key.pressed("Home", "", "Home", "its first event", () -> navigator.end(-1)),
                Key.pressed("End", "", "End", "its latest event", () -> navigator.end(1)),
                Key.typed(
                        "[",
                        "[",
                        "go to the event that caused this one",
                        () -> navigator.cause(-1)),
                Key.typed("]", "]", "go to what this event caused", () -> navigator.cause(1)),
                Key.typed("Shift+M", "M", "flag this moment, and keep the flag", this::keep),
                Key.typed("M", "m", "flag this moment; the next M moves the flag", this::mark));
    }

    private void mark() {
        notes.mark(time.instant(), time.view().label(time.instant()));
    }

    private void keep() {
        notes.keep(time.instant());
    }

    private void focus() {
        Notes.Range range = notes.range();
        Notes.Range closely = range == null ? navigator.around() : range;
        if (closely != null) {
            time.show(closely.from(), closely.to());
        }
    }
}
