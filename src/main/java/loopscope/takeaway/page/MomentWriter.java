package loopscope.takeaway.page;

import com.fasterxml.jackson.core.JsonGenerator;

import loopscope.lab.Refusal;
import loopscope.picture.Pen;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.calls.CallLine;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.timeline.sets.StateTable;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.Causes;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.Sentence;
import loopscope.timeline.words.Subject;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.ThreadName;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what the page says at each of its moments: the event's line, the sentence, the sets and
 * the longest wait of each stage. What is the same at several moments is written once.
 */
final class MomentWriter {
    /** Members of a set that a line shows, as in the window. */
    private static final int MEMBERS = 24;

    /** A table shows so many rows, and says how many it lacks. */
    private static final int MOST_ROWS = 32;

    private final RecordedRun run;
    private final Distinct<String> words;
    private final Distinct<List<Integer>> rows = new Distinct<>();
    private final Distinct<List<Integer>> tables = new Distinct<>();
    private final List<Subject> subjects;
    private final List<CallLine> lines;
    private final List<Causes> causes;
    private final List<Map<Long, Integer>> places;
    private final List<Map<Integer, Integer>> rowsOfClients;

    MomentWriter(RecordedRun run, List<StageLanes> lanes, Distinct<String> words) {
        this.run = run;
        this.words = words;
        this.subjects =
                run.stages().stream()
                        .map(stage -> new Subject(stage.name(), stage.record().lanes()))
                        .toList();
        this.lines = run.stages().stream().map(MomentWriter::lines).toList();
        this.causes = run.stages().stream().map(stage -> new Causes(stage.record())).toList();
        this.places = run.stages().stream().map(_ -> places()).toList();
        this.rowsOfClients = lanes.stream().map(StageLanes::rows).toList();
    }

    /** The places of a stage's events among the moments, by their numbers. */
    private static Map<Long, Integer> places() {
        return new HashMap<>();
    }

    private static CallLine lines(RecordedStage stage) {
        StageRecord record = stage.record();
        return new CallLine(
                record.trace(),
                record.states(),
                record.sockets(),
                Refusal::of,
                Connection::name,
                MEMBERS);
    }

    /** Writes the moments, and then the tables that they name. */
    void write(JsonGenerator json, List<Moment> moments, ExportProgress progress)
            throws IOException {
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            if (moment.stage() != Moment.BETWEEN) {
                places.get(moment.stage()).put(moment.number(), i);
            }
        }
        json.writeArrayFieldStart("moments");
        for (int i = 0; i < moments.size(); i++) {
            write(json, moments.get(i));
            progress.reached((double) i / moments.size());
        }
        json.writeEndArray();
        lists(json, "tables", tables);
        lists(json, "rows", rows);
    }

    private static void lists(JsonGenerator json, String name, Distinct<List<Integer>> lists)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (List<Integer> list : lists.values()) {
            int[] numbers = list.stream().mapToInt(Integer::intValue).toArray();
            json.writeArray(numbers, 0, numbers.length);
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Moment moment) throws IOException {
        json.writeStartArray();
        json.writeNumber(moment.time());
        json.writeNumber(moment.stage());
        event(json, moment);
        Sentence sentence = Sentence.at(moment.time(), run.end(), subjects);
        json.writeNumber(words.placeOf(sentence.text()));
        json.writeNumber(words.placeOf(sentence.contrast()));
        for (int stage = 0; stage < run.stages().size(); stage++) {
            json.writeNumber(table(moment, stage));
            longestWait(json, moment, stage);
        }
        json.writeEndArray();
    }

    /** Its line, its thread, whether it is the begin of a call, and the place of its cause. */
    private void event(JsonGenerator json, Moment moment) throws IOException {
        if (moment.stage() == Moment.BETWEEN) {
            json.writeNumber(-1);
            json.writeNumber(-1);
            json.writeNumber(0);
            json.writeNumber(-1);
            return;
        }
        StageRecord record = run.stages().get(moment.stage()).record();
        Event event = record.trace().event();
        boolean there = event.moveTo(moment.number());
        String line = there ? lines.get(moment.stage()).of(event) : "";
        ThreadName thread = there ? record.trace().threads().get(event.thread()) : null;
        json.writeNumber(words.placeOf(line));
        json.writeNumber(words.placeOf(thread == null ? "" : thread.name()));
        json.writeNumber(there && event.isBegin() ? 1 : 0);
        long cause =
                there
                        ? causes.get(moment.stage()).cause(moment.number(), event.connection())
                        : EventSearch.NONE;
        json.writeNumber(places.get(moment.stage()).getOrDefault(cause, -1));
    }

    /** The rows of who waits longest and of whom it waits for; -1 for none. */
    private void longestWait(JsonGenerator json, Moment moment, int stage) throws IOException {
        List<Blame> waits = new WaitAnalysis(subjects.get(stage).lanes()).at(moment.time());
        Blame longest =
                waits.isEmpty() || waits.getFirst().waited().length() < Wait.NOTABLE
                        ? null
                        : waits.getFirst();
        Map<Integer, Integer> places = rowsOfClients.get(stage);
        json.writeNumber(
                longest == null ? -1 : places.getOrDefault(longest.who().connection().id(), -1));
        json.writeNumber(
                longest == null || longest.whom() == null
                        ? -1
                        : places.getOrDefault(longest.whom().connection().id(), -1));
    }

    /** A table: the words of its heading, how many rows, the rows, then the lines below. */
    private int table(Moment moment, int stage) {
        StageRecord record = run.stages().get(stage).record();
        long number =
                moment.stage() == stage
                        ? moment.number() + 1
                        : EventSearch.firstAfter(record.trace(), moment.time());
        StateTable table = StateTable.of(record, number, moment.time());
        List<Integer> found = new ArrayList<>();
        for (StateColumn column : StateColumn.values()) {
            found.add(words.placeOf(column.title(table.watching())));
        }
        List<StateRow> shown = table.rows().stream().limit(MOST_ROWS).toList();
        found.add(shown.size());
        shown.forEach(row -> found.add(rows.placeOf(row(row))));
        int more = table.rows().size() - shown.size();
        if (more > 0) {
            found.add(words.placeOf("and " + more + " more"));
        }
        table.threads().forEach(line -> found.add(words.placeOf(line)));
        table.sets().forEach(line -> found.add(words.placeOf(line)));
        if (!table.unknown().isEmpty()) {
            found.add(words.placeOf(table.unknown()));
        }
        return tables.placeOf(List.copyOf(found));
    }

    /** A row: whether it waits, its client's hue, which cells have changed, and its cells. */
    private List<Integer> row(StateRow row) {
        List<Integer> found = new ArrayList<>();
        found.add(row.waits() ? 1 : 0);
        Connection client = row.client();
        found.add(client == null ? Span.ANYONE : Pen.hue(client));
        int changed = 0;
        for (StateColumn column : row.before().keySet()) {
            changed |= 1 << column.ordinal();
        }
        found.add(changed);
        for (StateColumn column : StateColumn.values()) {
            found.add(words.placeOf(row.text(column)));
        }
        return List.copyOf(found);
    }
}
