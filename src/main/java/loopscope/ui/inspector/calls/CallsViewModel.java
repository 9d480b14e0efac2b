package loopscope.ui.inspector.calls;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

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
 * Which calls are listed: those of all stages or of one that a filter chooses, found in the
 * background a part at a time, and followed while the view is live.
 */
final class CallsViewModel {
    /** So many events are looked at before what was found is shown: some hundredths of a second. */
    private static final int PART = 200_000;

    /** What is listed now: the scan that finds it, and what it has found. */
    private static final class Listing {
        final List<StageViewModel> stages;
        final List<StageCalls> calls;
        final CallScan scan;
        final CallRows rows;
        final AtomicBoolean going = new AtomicBoolean();

        /** Whether all there was has been looked at once. */
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

    /** The calls that were found; another object whenever it is searched anew. */
    CallRows rows() {
        return listing.rows;
    }

    /** Tells one who shows them whenever there are others, or more. */
    void whenFound(Runnable told) {
        shown = told;
    }

    /** What is wrong with the filter, in one sentence; empty while it is right. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many were found, and how far the search is. */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether much is still to be looked at, so that one may wish to stop. */
    ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /** Whether what is not listed by now may be found any moment, though it happened long ago. */
    boolean isCatchingUp() {
        return !stopped && !listing.caughtUp;
    }

    /** Chooses by words; wrong ones change nothing but {@link #problemProperty}. */
    void filter(String typed) {
        try {
            CallFilter next = FilterWords.parse(typed);
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

    /** Ends the search; what was found stays. */
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

    /** Goes on searching. */
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
     * Gives up calls whose events were let go.
     *
     * @return how many, at the front
     */
    int giveUp() {
        return listing.rows.giveUp(
                listing.stages.stream().mapToLong(s -> s.record().trace().oldest()).toArray());
    }

    /** The call of a row. */
    StageCalls calls(CallRow row) {
        return listing.calls.get(row.stage());
    }

    /** The end of the call of a row; null when it was let go. Valid until the next is asked for. */
    @Nullable Event event(CallRow row) {
        return calls(row).event(row.number());
    }

    /** The calls that servers' threads are inside of at the selected instant. */
    List<StageCalls.Inside> inside() {
        long instant = time.instant();
        return listing.calls.stream().flatMap(calls -> calls.inside(instant).stream()).toList();
    }

    /** Speaks of a call. */
    void pick(CallRow row) {
        StageCalls of = calls(row);
        Event event = event(row);
        if (event != null) {
            time.pick(new SelectedEvent(of.stage(), row.number(), event.time()));
        }
    }

    /** The place of the call that is spoken of; -1 while none is, or it is not listed. */
    int selectedEvent() {
        SelectedEvent selectedEvent = time.selectedEventProperty().get();
        int stage = selectedEvent == null ? -1 : listing.stages.indexOf(selectedEvent.stage());
        return selectedEvent == null || stage < 0
                ? -1
                : listing.rows.indexOf(new CallRow(stage, endOf(stage, selectedEvent)));
    }

    /**
     * The event may be the begin of a call, which is listed by its end: its thread's next event.
     */
    private long endOf(int stage, SelectedEvent selectedEvent) {
        Event event = listing.calls.get(stage).event(selectedEvent.number());
        if (event == null || !event.isBegin()) {
            return selectedEvent.number();
        }
        EventNumbers all = selectedEvent.stage().record().index().ofThread(event.thread());
        int next = all == null ? 0 : all.firstAfter(selectedEvent.number());
        return all == null || next == all.size() ? -1 : all.number(next);
    }

    /** The place of the last call that had ended by a moment; -1 for none. */
    int placeAt(long instant) {
        return listing.rows.firstAt(
                        call -> {
                            Event event = event(CallRow.of(call));
                            return event != null && event.time() > instant;
                        })
                - 1;
    }
}
