package loopscope.trace.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import loopscope.trace.Trace;
import loopscope.trace.TraceBuilder;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a run, also one that was cut short or damaged: as far as it is whole. Blocks on the stream.
 *
 * <p>Memory is bounded: a trace keeps its newest events, as a live one does.
 */
public final class RunReader {
    private static final int GZIP = 0x1f8b;
    private static final int MOST_STAGES = 4;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(12)
                                    .maxStringLength(1 << 20)
                                    .maxNameLength(1 << 10)
                                    .maxNumberLength(40)
                                    .build())
                    .build();

    private final Consumer<Trace> watcher;
    private final long later;
    private final List<TraceBuilder> stages = new ArrayList<>();
    private final Map<String, Object> facts = new HashMap<>();
    private boolean known;
    private long events;
    private boolean ended;
    private String damage = "";

    private RunReader(Consumer<Trace> watcher, long later) {
        this.watcher = watcher;
        this.later = later;
    }

    /**
     * What was read.
     *
     * @param facts what was known of the run when it began, and over that what was known when it
     *     was over: maps, lists, text, longs, doubles and truth values
     * @param traces its stages' traces
     * @param events how many events there are
     * @param damage where the run is cut or damaged, as a part of a sentence, such as {@code is cut
     *     off}; empty where it is whole
     */
    public record Contents(
            Map<String, Object> facts, List<Trace> traces, long events, String damage) {}

    /**
     * Reads a run, gzipped or not, to its end or to where it is damaged.
     *
     * @param watcher is called with each trace before anything is in it, so that followers miss
     *     nothing
     * @throws BadRunException with a sentence that follows a file's name, if it is no run of ours
     * @throws IOException if the stream can't be read
     */
    public static Contents read(InputStream in, Consumer<Trace> watcher)
            throws IOException, BadRunException {
        return read(in, watcher, 0);
    }

    /**
     * The same as if all had happened later.
     *
     * @param later by so many nanoseconds
     */
    public static Contents read(InputStream in, Consumer<Trace> watcher, long later)
            throws IOException, BadRunException {
        RunReader reader = new RunReader(watcher, later);
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean zipped = (buffered.read() << 8 | buffered.read()) == GZIP;
        buffered.reset();
        EndNotingStream whole =
                new EndNotingStream(zipped ? new GZIPInputStream(buffered, 1 << 16) : buffered);
        try (JsonParser json = JSON.createParser(whole)) {
            reader.readFile(json);
        } catch (EOFException e) {
            reader.stopAt("is cut off", e);
        } catch (JacksonException
                | ZipException
                | IllegalArgumentException
                | ArithmeticException e) {
            reader.stopAt(whole.hasEnded() ? "is cut off" : "is damaged", e);
        }
        return reader.contents();
    }

    /** An error before the first event means that there is nothing to be shown. */
    private void stopAt(String what, Exception why) throws BadRunException {
        if (!known) {
            throw new BadRunException("is no run that Loopscope saved: choose another file.", why);
        }
        damage = what;
    }

    private Contents contents() throws BadRunException {
        if (!known) {
            throw new BadRunException("is no run that Loopscope saved: choose another file.");
        }
        List<Trace> traces = stages.stream().map(TraceBuilder::finish).toList();
        if (damage.isEmpty() && traces.stream().anyMatch(trace -> trace.failure() != null)) {
            damage = "is damaged";
        }
        if (damage.isEmpty() && !ended) {
            damage = "was not ended";
        }
        return new Contents(facts, traces, events, damage);
    }

    private void readFile(JsonParser json) throws IOException, BadRunException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRunException("is no run that Loopscope saved: choose another file.");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "otherData" -> begin(Facts.read(json));
                case "traceEvents" -> readEvents(json);
                case "loopscope" -> {
                    facts.putAll(Facts.read(json));
                    ended = true;
                }
                default -> json.skipChildren();
            }
        }
    }

    private void begin(Map<String, Object> header) throws BadRunException {
        Object version = header.get("loopscope");
        if (!(version instanceof Long number)) {
            throw new BadRunException(
                    "is a trace of another program: choose one that Loopscope saved.");
        }
        if (number != RunWriter.VERSION) {
            throw new BadRunException("was saved by a newer Loopscope: open it with that one.");
        }
        int count = header.get("stages") instanceof List<?> list ? list.size() : 0;
        if (count < 1 || count > MOST_STAGES || known) {
            throw new BadRunException("says nothing of its stages: choose another file.");
        }
        for (int i = 0; i < count; i++) {
            TraceBuilder stage = new TraceBuilder(Trace.USUAL_EVENTS);
            stages.add(stage);
            watcher.accept(stage.trace());
        }
        facts.putAll(header);
        known = true;
    }

    private void readEvents(JsonParser json) throws IOException, BadRunException {
        if (!known) {
            throw new BadRunException(
                    "is a trace of another program: choose one that Loopscope saved.");
        }
        EventReader reader = new EventReader(json, stages, later);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            if (reader.read()) {
                events++;
            }
            if (Thread.interrupted()) {
                throw new BadRunException("was not read to its end: that was cancelled.");
            }
        }
    }
}
