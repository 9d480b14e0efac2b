package loopscope.ui.inspector.calls;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import loopscope.lab.Refusal;
import loopscope.timeline.Units;
import loopscope.timeline.calls.CallFilter;
import loopscope.timeline.calls.CallScan;
import loopscope.timeline.calls.FilterWords;
import loopscope.timeline.calls.WrongFilterException;
import loopscope.trace.Event;
import loopscope.trace.state.EventNumbers;
import loopscope.ui.base.Background;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.SelectedEvent;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The calls that pass a filter, of all stages or of one. Finds them in the background, a part at a
 * time, and goes on while the view is live. Confined to the JavaFX thread.
 */
final class CallsViewModel {
    /** Events searched before the calls found are shown; takes some hundredths of a second. */
    private static final int PART = 200_000;

    /** A scan, and the calls that it has found. */
    private static final class Listing {
        final List<StageViewModel> stages;
        final List<StageCalls> calls;
        final CallScan scan;
        final CallRows rows;
        final AtomicBoolean going = new AtomicBoolean();

        /** Whether the scan has once reached the end of the record. */
        boolean caughtUp;

        Listing(List<StageViewModel> stages, CallFilter filter) {
            this.stages = stages;
            this.calls = stages.stream().map(StageCalls::new).toList();
            this.scan = new CallScan(stages.stream().map(s -> s.record().trace()).toList(), filter);
            this.rows = new CallRows(stages.size());
        }

        boolean isOf(List<StageViewModel> now) {
            return now.equals(stages) && calls.stream().allMatch(StageCalls::isStillThere);
        }
    }

    private final List<StageViewModel> stages;
    private final TimeViewModel time;
    private final Background background;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private CallFilter filter = CallFilter.ALL;
    private @Nullable StageViewModel only;
    private Listing listing = new Listing(List.of(), CallFilter.ALL);
    private boolean stopped;
    private Runnable shown = () -> {};

    CallsViewModel(List<StageViewModel> stages, TimeViewModel time, Background background) {
        this.stages = stages;
        this.time = time;
        this.background = background;
    }

    /** The calls that were found; another object for each new search. */
    CallRows rows() {
        return listing.rows;
    }

    /** Sets what is called when more calls were found, or a new search has begun. */
    void whenFound(Runnable listener) {
        shown = listener;
    }

    /** What is wrong with the filter, in one sentence; empty while it is right. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many calls were found, and how far the search is, in words. */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether a search is under way that the user may want to stop. */
    ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /**
     * Whether the search has not reached the end of the record yet, so that old calls may still
     * appear.
     */
    boolean isCatchingUp() {
        return !stopped && !listing.caughtUp;
    }

    /** Sets the filter; a wrong one changes only {@link #problemProperty}. */
    void filter(String typed) {
        try {
            CallFilter next = FilterWords.parse(typed, Refusal::number);
            problem.set("");
            filter = next;
            restart();
        } catch (WrongFilterException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /** Whether every call is listed. */
    boolean isUnfiltered() {
        return filter.equals(CallFilter.ALL);
    }

    /** Lists the calls of one stage, or of all for null. */
    void show(@Nullable StageViewModel stage) {
        only = stage;
        restart();
    }

    /** Ends the search; the calls found stay. */
    void stop() {
        stopped = true;
        searching.set(false);
        status.set(found() + " · search stopped");
    }

    private void restart() {
        Background.assertFxThread();
        listing = new Listing(List.copyOf(chosen()), filter);
        stopped = false;
        shown.run();
        refresh();
    }

    private List<StageViewModel> chosen() {
        StageViewModel one = only;
        return one == null || !stages.contains(one) ? stages : List.of(one);
    }

    /** Goes on searching, or starts anew if the stages have changed. */
    void refresh() {
        if (!listing.isOf(chosen())) {
            restart();
            return;
        }
        Listing now = listing;
        if (stopped || now.going.get()) {
            return;
        }
        long until = time.isLive() ? Long.MAX_VALUE : time.shown();
        if (!now.scan.isBehind()) {
            now.caughtUp = true;
            status.set(found());
            return;
        }
        now.going.set(true);
        background.run(
                () -> now.scan.go(PART, until),
                found -> take(now, found),
                why -> {
                    now.going.set(false);
                    problem.set(
                            "The calls could not be searched (" + why + "): change the filter.");
                });
    }

    private void take(Listing from, CallScan.Found found) {
        Background.assertFxThread();
        from.going.set(false);
        if (from != listing || stopped) {
            return;
        }
        if (found.calls().length > 0) {
            from.rows.append(found.calls());
            shown.run();
        }
        searching.set(found.more());
        from.caughtUp |= !found.more();
        if (found.more()) {
            status.set(found() + " · " + percent(found) + " looked at");
            refresh();
        } else {
            status.set(found());
        }
    }

    private static String percent(CallScan.Found found) {
        long part = 100 * found.looked() / Math.max(1, found.all());
        return String.format(Locale.ROOT, "%d %% of %,d events", part, found.all());
    }

    private String found() {
        return Units.count(listing.rows.size(), "call");
    }

    /**
     * Removes the calls at the front whose events were evicted.
     *
     * @return how many
     */
    int giveUp() {
        return listing.rows.giveUp(
                listing.stages.stream().mapToLong(s -> s.record().trace().oldest()).toArray());
    }

    /** The calls of a row's stage. */
    StageCalls calls(CallRow row) {
        return listing.calls.get(row.stage());
    }

    /**
     * The end event of a row's call; null when it was evicted. Valid until the next call of this
     * method.
     */
    @Nullable Event event(CallRow row) {
        return calls(row).event(row.number());
    }

    /** The calls that are in progress on servers' threads at the selected instant. */
    List<StageCalls.CallInProgress> inside() {
        long instant = time.instant();
        return listing.calls.stream().flatMap(calls -> calls.inside(instant).stream()).toList();
    }

    /** The stages whose calls are listed. */
    List<StageViewModel> stages() {
        return listing.stages;
    }

    /** Selects the event of a row. */
    void pick(CallRow row) {
        StageCalls of = calls(row);
        Event event = event(row);
        if (event != null) {
            time.pick(new SelectedEvent(of.stage(), row.number(), event.time()));
        }
    }

    /** The place of the selected event's call; -1 if none is selected or it is not listed. */
    int selectedEvent() {
        SelectedEvent selectedEvent = time.selectedEventProperty().get();
        int stage = selectedEvent == null ? -1 : listing.stages.indexOf(selectedEvent.stage());
        return selectedEvent == null || stage < 0
                ? -1
                : listing.rows.indexOf(new CallRow(stage, endOf(stage, selectedEvent)));
    }

    /** The number of the call's end. For a selected begin, that is its thread's next event. */
    private long endOf(int stage, SelectedEvent selectedEvent) {
        Event event = listing.calls.get(stage).event(selectedEvent.number());
        if (event == null || !event.isBegin()) {
            return selectedEvent.number();
        }
        EventNumbers all = selectedEvent.stage().record().index().ofThread(event.thread());
        int next = all == null ? 0 : all.firstAfter(selectedEvent.number());
        return all == null || next == all.size() ? -1 : all.number(next);
    }

    /** The place of the last call that had ended by an instant; -1 for none. */
    int placeAt(long instant) {
        return listing.rows.firstAt(
                        call -> {
                            Event event = event(CallRow.of(call));
                            return event != null && event.time() > instant;
                        })
                - 1;
    }
}
