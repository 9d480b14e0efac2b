package loopscope.ui.canvas;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.Causes;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.EventWords;
import loopscope.trace.Event;
import loopscope.trace.Role;
import loopscope.trace.state.EventNumbers;
import loopscope.ui.clients.SelectedClientViewModel;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.SelectedEvent;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Moves the selection from event to event: along the chosen lane, or along the chain of causes.
 *
 * <p>The lane is the highlighted one: the thread's that was last clicked, or else that of the
 * chosen client, own or not, on the stage that was last clicked. Confined to the JavaFX thread.
 */
public final class EventNavigator {
    private final List<StageViewModel> stages;
    private final SelectedClientViewModel talk;
    private final TimeViewModel time;
    private ThreadChoice threads = new ThreadChoice(0, List.of());
    private Consumer<ClientLane> pointing = _ -> {};

    /** The connection that the chain of causes follows; 0 for any. */
    private int about;

    public EventNavigator(
            List<StageViewModel> stages, SelectedClientViewModel talk, TimeViewModel time) {
        this.stages = stages;
        this.talk = talk;
        this.time = time;
        talk.selectedProperty().addListener((value, was, is) -> chooseOn(threads.stage()));
        talk.strangerProperty().addListener((value, was, is) -> chooseOn(threads.stage()));
    }

    /**
     * The threads whose lane was clicked last.
     *
     * @param stage the stage that was clicked last, from 0
     * @param threads their numbers in that stage's trace; none where a client is chosen instead
     */
    public record ThreadChoice(int stage, List<Integer> threads) {
        /** Whether a row of a stage is their lane. */
        boolean is(int where, Layout.Row row) {
            return where == stage
                    && row.threads().stream().anyMatch(lane -> threads.contains(lane.id()));
        }
    }

    /** The threads whose lane is highlighted, if any. */
    public ThreadChoice threads() {
        return threads;
    }

    private void chooseOn(int stage) {
        threads = new ThreadChoice(stage, List.of());
    }

    /** Chooses the lane of a row; a client's row also selects the client. */
    public void choose(int stage, Layout.Row row) {
        ClientLane client = row.client();
        if (client == null) {
            threads = new ThreadChoice(stage, row.threads().stream().map(ThreadLane::id).toList());
        } else {
            talk.select(client.connection());
            chooseOn(stage);
            pointing.accept(client);
        }
    }

    /** Sets what is also done with a client whose lane is chosen. */
    public void onClient(Consumer<ClientLane> action) {
        pointing = action;
    }

    /** Selects the next event of the lane, or with -1 the one before. */
    public void step(int direction) {
        StageViewModel on = stage();
        List<EventNumbers> lane = on == null ? List.of() : lane(on);
        if (on == null || lane.isEmpty()) {
            return;
        }
        SelectedEvent selectedEvent = time.selectedEventProperty().get();
        var trace = on.record().trace();
        long next = EventSearch.firstAfter(trace, time.instant());
        boolean here = selectedEvent != null && selectedEvent.stage().equals(on);
        long from =
                here && selectedEvent != null
                        ? selectedEvent.number()
                        : direction > 0 ? next - 1 : next;
        go(
                on,
                direction > 0
                        ? EventSearch.after(trace, lane, from)
                        : EventSearch.before(trace, lane, from));
    }

    /** Selects the lane's latest event, or with -1 its first. */
    public void end(int direction) {
        StageViewModel on = stage();
        if (on != null) {
            var trace = on.record().trace();
            List<EventNumbers> lane = lane(on);
            go(
                    on,
                    direction > 0
                            ? EventSearch.before(trace, lane, Long.MAX_VALUE)
                            : EventSearch.after(trace, lane, EventSearch.NONE));
        }
    }

    /**
     * Selects the effect of the selected event, or with -1 its cause; without one, selects the
     * lane's event before the selected instant.
     */
    public void cause(int direction) {
        SelectedEvent selectedEvent = time.selectedEventProperty().get();
        if (selectedEvent == null) {
            step(-1);
            return;
        }
        Causes causes = new Causes(selectedEvent.stage().record());
        go(
                selectedEvent.stage(),
                direction > 0
                        ? causes.effect(selectedEvent.number(), about)
                        : causes.cause(selectedEvent.number(), about));
    }

    /** The stage that was last clicked, or another where only that one has the chosen client. */
    private @Nullable StageViewModel stage() {
        if (stages.isEmpty()) {
            return null;
        }
        StageViewModel last = stages.get(Math.min(threads.stage(), stages.size() - 1));
        return threads.threads().isEmpty() && lane(last).isEmpty()
                ? stages.stream().filter(other -> !lane(other).isEmpty()).findFirst().orElse(last)
                : last;
    }

    /** The numbers of the lane's events: those of its threads, or of its client's connection. */
    private List<EventNumbers> lane(StageViewModel on) {
        var index = on.record().index();
        List<Integer> chosen = threads.threads();
        if (!chosen.isEmpty()) {
            return chosen.stream().map(index::ofThread).filter(Objects::nonNull).toList();
        }
        return on.record().lanes().clients().stream()
                .filter(lane -> talk.isChosen(lane.connection()))
                .map(lane -> index.ofConnection(lane.connection().id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private void go(StageViewModel on, long number) {
        Event event = on.record().trace().event();
        if (number != EventSearch.NONE && event.moveTo(number)) {
            about = event.connection() == 0 ? about : event.connection();
            time.pick(new SelectedEvent(on, number, event.time()));
        }
    }

    /** The selected event with the wait around it of its client; null where none is selected. */
    public Notes.@Nullable Range around() {
        SelectedEvent selected = time.selectedEventProperty().get();
        Notes.Spot spot = spot();
        if (selected == null || spot == null) {
            return null;
        }
        ClientLane client = selected.stage().record().lanes().client(spot.connection());
        Notes.Range event = new Notes.Range(spot.from(), spot.to());
        return client == null ? event : widened(event, client);
    }

    private Notes.Range widened(Notes.Range event, ClientLane client) {
        Phases.View phases = client.phases();
        int row = phases.firstEndingAfter(event.from() - 1);
        while (row < phases.size() && !phases.phase(row).isWait()) {
            row++;
        }
        if (row >= phases.size() || phases.from(row) > event.to()) {
            return event;
        }
        long until = Math.min(WaitAnalysis.waitingUntil(phases, row), time.shown());
        return new Notes.Range(
                Math.min(event.from(), WaitAnalysis.waitingSince(phases, row)),
                Math.max(event.to(), until));
    }

    /** Selects the event that the picture showed as the selected one; none if it is not there. */
    public void pick(Notes.Spot spot) {
        if (spot.stage() < 0 || spot.stage() >= stages.size()) {
            return;
        }
        StageViewModel on = stages.get(spot.stage());
        Lanes lanes = on.record().lanes();
        Event event = lanes.trace().event();
        long next = EventSearch.firstAfter(lanes.trace(), spot.to() - 1);
        while (event.moveTo(next) && event.time() <= spot.to()) {
            if (spot(spot.stage(), lanes, event).equals(spot)) {
                go(on, next);
                return;
            }
            next++;
        }
    }

    /** The selected event as the picture shows it; null where no event is selected. */
    public Notes.@Nullable Spot spot() {
        SelectedEvent selectedEvent = time.selectedEventProperty().get();
        int at = selectedEvent == null ? -1 : stages.indexOf(selectedEvent.stage());
        if (selectedEvent == null || at < 0) {
            return null;
        }
        Lanes lanes = selectedEvent.stage().record().lanes();
        Event event = lanes.trace().event();
        if (!event.moveTo(selectedEvent.number())) {
            return null;
        }
        return spot(at, lanes, event);
    }

    private static Notes.Spot spot(int stage, Lanes lanes, Event event) {
        boolean byServer = event.role() == Role.SERVER;
        return new Notes.Spot(
                stage,
                byServer ? event.thread() : 0,
                event.connection(),
                event.beginTime(),
                event.time(),
                EventWords.of(lanes, event));
    }
}
