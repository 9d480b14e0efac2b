package loopscope.trace.file;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a run, as it goes on or when it is over. Confined to one thread; blocks on the stream.
 *
 * <p>What was written up to any moment can be read: the file of a program that died is whole up to
 * there.
 */
public final class RunWriter implements Closeable {
    /** The version of the format, which readers check. */
    static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

    /** After how many events a stage lets the next one have its turn. */
    private static final int TURN = 4096;

    private final JsonGenerator json;
    private final List<Written> stages = new ArrayList<>();
    private boolean finished;
    private long missed;

    /** What of a stage is written. */
    private static final class Written {
        private final Trace trace;
        private final Event event;
        private final EventWriter writer;
        private long next;
        private long until;

        private Written(JsonGenerator json, int stage, Trace trace) {
            this.trace = trace;
            this.event = trace.event();
            this.writer = new EventWriter(json, stage, trace);
            this.next = trace.oldest();
        }
    }

    /**
     * Begins a run.
     *
     * @param out is closed with the writer
     * @param facts what is known of it now: maps, lists, text, numbers and truth values
     * @param names the stages' names, in the order of their traces
     * @param traces the stages' traces
     */
    public RunWriter(OutputStream out, Map<String, ?> facts, List<String> names, List<Trace> traces)
            throws IOException {
        json = JSON.createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(new Lines());
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ns");
        json.writeObjectFieldStart("otherData");
        json.writeNumberField("loopscope", VERSION);
        Facts.writeFields(json, facts);
        json.writeEndObject();
        json.writeArrayFieldStart("traceEvents");
        for (int i = 0; i < traces.size(); i++) {
            stages.add(new Written(json, i + 1, traces.get(i)));
            name(i + 1, names.get(i));
        }
    }

    private void name(int stage, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "M");
        json.writeNumberField("pid", stage);
        json.writeStringField("name", "process_name");
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    /**
     * Writes what was recorded since the last time, up to now: a disk that is slower than the
     * recording would else never be done.
     *
     * @return whether nothing is missing: events that were evicted before they were written are
     */
    public boolean write() throws IOException {
        return write(Long.MAX_VALUE);
    }

    /**
     * The same, but no more than about so many events: the rest is left for the next time.
     *
     * @param most is exceeded by a few thousand at most
     */
    public boolean write(long most) throws IOException {
        long before = written();
        boolean whole = true;
        boolean more = true;
        stages.forEach(stage -> stage.until = stage.trace.position());
        while (more && written() - before < most) {
            more = false;
            for (Written stage : stages) {
                whole &= stage.next >= stage.trace.oldest();
                more |= writeSome(stage);
            }
        }
        return whole;
    }

    /** Whether there was more than one turn's worth. */
    private boolean writeSome(Written stage) throws IOException {
        long end = Math.min(stage.next + TURN, stage.until);
        missed += Math.max(0, stage.trace.oldest() - stage.next);
        stage.next = Math.max(stage.next, stage.trace.oldest());
        while (stage.next < end && stage.event.moveTo(stage.next)) {
            stage.writer.write(stage.event);
            stage.next++;
        }
        return stage.next == end && end < stage.until;
    }

    /** How many events were evicted before they were written. */
    public long missed() {
        return missed;
    }

    /** How many events are written. */
    public long written() {
        return stages.stream().mapToLong(stage -> stage.next).sum();
    }

    /** Hands what is written to the stream, so that it can be read there. */
    public void flush() throws IOException {
        json.flush();
    }

    /**
     * Writes a stretch of time for other programs, on a line of its own for each connection; it is
     * not read here.
     *
     * @param stage the stage's place, from 0
     * @param name what happened, in a few words
     * @param from in nanoseconds since the run's zero
     * @param to not before {@code from}
     */
    public void span(int stage, Connection connection, String name, long from, long to)
            throws IOException {
        half("b", from, stage + 1, connection, name);
        half("e", to, stage + 1, connection, name);
    }

    private void half(String phase, long time, int stage, Connection connection, String name)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeFieldName("ts");
        Micros.write(json, time);
        json.writeNumberField("pid", stage);
        json.writeStringField("id", stage + "." + connection.id());
        json.writeStringField("name", connection.name() + " " + name);
        json.writeStringField("cat", "client");
        json.writeEndObject();
    }

    /**
     * Ends the run.
     *
     * @param facts what is known of it now that it is over
     */
    public void finish(Map<String, ?> facts) throws IOException {
        for (Written stage : stages) {
            stage.writer.finishNames();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("loopscope");
        Facts.writeFields(json, facts);
        json.writeEndObject();
        json.writeEndObject();
        finished = true;
    }

    /** Closes the stream. A run that is not finished gets its closing brackets all the same. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeRaw('\n');
        json.close();
    }

    /** One event a line. */
    private static final class Lines extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;

        @Override
        public void writeStartArray(JsonGenerator out) throws IOException {
            super.writeStartArray(out);
            newLine(out);
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
            super.writeArrayValueSeparator(out);
            newLine(out);
        }

        private static void newLine(JsonGenerator out) throws IOException {
            if (out.getOutputContext().getParent().inRoot() || isOfEvents(out)) {
                out.writeRaw('\n');
            }
        }

        private static boolean isOfEvents(JsonGenerator out) {
            return out.getOutputContext().inArray()
                    && out.getOutputContext().getParent().getParent() != null
                    && out.getOutputContext().getParent().getParent().inRoot();
        }
    }
}
