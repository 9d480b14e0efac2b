package loopscope.takeaway.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import loopscope.picture.Pen;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunQuestion;
import loopscope.takeaway.RunStep;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.words.AcceptQueueWords;
import loopscope.timeline.words.StageSummary;
import loopscope.trace.Escape;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The data of a page as JSON: lanes as spans, the moments and what is said at each. Texts stand in
 * one table, and all else names them by their places there.
 */
final class PageData {
    private static final JsonFactory JSON = new JsonFactory();

    /** For each moment, so many spans are drawn. */
    private static final int SPANS_OF_A_MOMENT = 3;

    /** A longer list of what the kernel held would show no more on a screen. */
    private static final int MOST_CHANGES = 2000;

    private static final int MOST_MESSAGES = 200;

    private final RecordedRun run;
    private final JsonGenerator json;
    private final Distinct<String> words = new Distinct<>();

    private PageData(RecordedRun run, JsonGenerator json) {
        this.run = run;
        this.json = json;
    }

    /**
     * The data, free of all that could end the element that it stands in.
     *
     * @param most how many events it may hold, about
     */
    static String json(RecordedRun run, int most, ExportProgress progress) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new PageData(run, json).write(most, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Outside of strings, JSON has none of these.
        return text.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** Whether the data of that budget has every event, and every mark of the lanes. */
    static boolean leavesNothingOut(RecordedRun run, int most) {
        return Moment.of(run, most).isWhole()
                && StageLanes.of(run, most * SPANS_OF_A_MOMENT).grain() == 0;
    }

    private void write(int most, ExportProgress progress) throws IOException {
        Moment.Chosen chosen = Moment.of(run, most);
        StageLanes.Grained lanes = StageLanes.of(run, most * SPANS_OF_A_MOMENT);
        json.writeStartObject();
        json.writeStringField("heading", Escape.printable(run.heading()));
        json.writeNumberField("end", run.end());
        json.writeNumberField("instant", run.instant());
        texts("limits", limits(chosen, lanes));
        texts("differences", run.differences());
        steps();
        flags();
        json.writeArrayFieldStart("stages");
        for (int i = 0; i < run.stages().size(); i++) {
            stage(run.stages().get(i), lanes.stages().get(i));
        }
        json.writeEndArray();
        new MomentWriter(run, lanes.stages(), words).write(json, chosen.moments(), progress);
        texts("words", words.values());
        json.writeEndObject();
    }

    private static List<String> limits(Moment.Chosen chosen, StageLanes.Grained lanes) {
        List<String> limits = new ArrayList<>();
        if (!chosen.isWhole()) {
            limits.add(
                    String.format(
                            Locale.ROOT,
                            "This page steps through %,d of %,d events, evenly chosen.",
                            chosen.kept(),
                            chosen.events()));
        }
        if (lanes.grain() > 0) {
            limits.add(
                    "What is closer than "
                            + Units.duration(lanes.grain())
                            + " is one mark, however near you look.");
        }
        return limits;
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(Escape.printable(text));
        }
        json.writeEndArray();
    }

    private void steps() throws IOException {
        json.writeArrayFieldStart("steps");
        for (RunStep step : run.steps()) {
            json.writeStartObject();
            json.writeStringField("title", Escape.printable(step.title()));
            json.writeStringField("narration", narration(step));
            json.writeNumberField("from", step.from());
            json.writeNumberField("to", step.to());
            RunQuestion question = step.question();
            if (question != null) {
                question(question);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** In one line, as it is written in several. */
    private static String narration(RunStep step) {
        return Escape.printable(step.narration().strip().replaceAll("\\s+", " "));
    }

    private void question(RunQuestion question) throws IOException {
        json.writeObjectFieldStart("question");
        json.writeStringField("text", Escape.printable(question.text()));
        texts("choices", question.choices());
        texts("given", question.given());
        texts("right", question.right());
        json.writeStringField("seen", Escape.printable(question.seen()));
        json.writeEndObject();
    }

    private void flags() throws IOException {
        json.writeArrayFieldStart("flags");
        for (var flag : run.notes().flags()) {
            json.writeStartArray();
            json.writeNumber(flag.time());
            json.writeNumber(words.placeOf(flag.name()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void stage(RecordedStage stage, StageLanes shown) throws IOException {
        Lanes lanes = stage.record().lanes();
        StageSummary summary = StageSummary.of(lanes, run.end());
        List<String> marks = new ArrayList<>(stage.marks());
        marks.addAll(run.marks());
        json.writeStartObject();
        json.writeStringField("name", Escape.printable(stage.name()));
        json.writeStringField("kind", Escape.printable(stage.kind()));
        json.writeBooleanField("multiplexed", stage.multiplexed());
        json.writeStringField("address", Escape.printable(stage.address()));
        json.writeStringField("summary", Escape.printable(summary.text()));
        json.writeStringField("tone", summary.tone().name().toLowerCase(Locale.ROOT));
        texts("marks", marks);
        json.writeStringField(
                "failure",
                Escape.printable(Objects.requireNonNullElse(stage.conditions().failure(), "")));
        json.writeNumberField("moreThreads", lanes.threads().size() - shown.threads().size());
        json.writeNumberField("moreClients", lanes.clients().size() - shown.clients().size());
        json.writeNumberField("acceptor", shown.threads().indexOf(lanes.acceptor()));
        acceptQueue(lanes.acceptQueue().samples());
        json.writeArrayFieldStart("threads");
        for (int i = 0; i < shown.threads().size(); i++) {
            thread(shown.threads().get(i), shown.threadSpans().get(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("clients");
        for (int i = 0; i < shown.clients().size(); i++) {
            client(lanes, shown.clients().get(i), shown.clientSpans().get(i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** From when on the kernel held how many clients, and that in words; of a bounded number. */
    private void acceptQueue(KernelLane.Samples samples) throws IOException {
        List<Integer> changes = new ArrayList<>();
        long grain = run.end() / MOST_CHANGES + 1;
        for (int i = 0; i < samples.size() && samples.time(i) <= run.end(); i++) {
            int last = changes.isEmpty() ? -1 : changes.getLast();
            if (last >= 0 && samples.unread(last) == samples.unread(i)) {
                continue;
            }
            if (last >= 0 && samples.time(i) / grain == samples.time(last) / grain) {
                changes.removeLast(); // of those so near, the last counts
            }
            changes.add(i);
        }
        json.writeArrayFieldStart("queue");
        for (int i : changes) {
            String label = samples.unread(i) == 0 ? "" : AcceptQueueWords.beside(samples, i)[0];
            json.writeStartArray();
            json.writeNumber(samples.time(i));
            json.writeNumber(samples.unread(i));
            json.writeNumber(words.placeOf(label));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void thread(ThreadLane lane, List<Span> spans) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", Escape.printable(lane.name()));
        json.writeStringField("note", Units.count(lane.count(), "call"));
        json.writeNumberField("from", lane.began());
        json.writeNumberField("to", Math.min(lane.ended(), run.end()));
        spans(spans);
        json.writeEndObject();
    }

    private void client(Lanes lanes, ClientLane lane, List<Span> spans) throws IOException {
        json.writeStartObject();
        json.writeStringField("badge", Escape.printable(lane.connection().name()));
        json.writeStringField("name", Escape.printable(lane.connection().title()));
        json.writeNumberField("hue", Pen.hue(lane.connection()));
        spans(spans);
        messages(lanes, lane);
        if (lane.goodbyeTime() <= run.end()) {
            json.writeNumberField("left", lane.goodbyeTime());
            json.writeStringField("goodbye", lane.goodbye().name().toLowerCase(Locale.ROOT));
        }
        json.writeEndObject();
    }

    private void spans(List<Span> spans) throws IOException {
        json.writeArrayFieldStart("spans");
        for (Span span : spans) {
            json.writeStartArray();
            json.writeNumber(span.from());
            json.writeNumber(span.to());
            json.writeNumber(span.kind().ordinal());
            json.writeNumber(span.whom());
            json.writeNumber(words.placeOf(span.label()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** When each was said and heard back, -1 for never, its text, and how long that took. */
    private void messages(Lanes lanes, ClientLane lane) throws IOException {
        ClientMessages.View messages = lane.messages();
        json.writeNumberField("moreMessages", Math.max(0, messages.size() - MOST_MESSAGES));
        json.writeArrayFieldStart("messages");
        for (int i = 0; i < Math.min(messages.size(), MOST_MESSAGES); i++) {
            if (messages.said(i) > run.end()) {
                break;
            }
            boolean heard = messages.heard(i) <= run.end();
            json.writeStartArray();
            json.writeNumber(messages.said(i));
            json.writeNumber(heard ? messages.heard(i) : -1);
            json.writeNumber(words.placeOf(lanes.text(messages, i)));
            json.writeNumber(
                    words.placeOf(
                            heard ? Units.duration(messages.heard(i) - messages.said(i)) : ""));
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
