package loopscope.trace.file;

import com.fasterxml.jackson.core.JsonGenerator;

import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Site;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes the events of one stage. Confined to one thread.
 *
 * <p>In each event, {@code ph} and {@code ts} come first: readers look for them before they parse
 * the rest.
 */
final class EventWriter {
    /** Thread numbers of different stages differ, as programs take them for those of a machine. */
    static final long THREADS = 10_000_000;

    private static final int WORDS = 3;

    private final JsonGenerator json;
    private final int stage;
    private final Trace trace;
    private final Set<Integer> namedThreads = new HashSet<>();
    private final Map<Integer, Connection> named = new HashMap<>();

    /** By thread, the number of the begin of its open call. */
    private final Map<Integer, Long> open = new HashMap<>();

    /**
     * @param stage its place among the stages, from 1
     */
    EventWriter(JsonGenerator json, int stage, Trace trace) {
        this.json = json;
        this.stage = stage;
        this.trace = trace;
    }

    void write(Event event) throws IOException {
        name(event);
        Long begun = open.get(event.thread());
        if (event.isBegin()) {
            open.put(event.thread(), event.number());
            begin(event);
        } else if (begun != null && begun == event.beginNumber()) {
            open.remove(event.thread());
            end(event);
        } else if (isInstant(event)) {
            instant(event);
        } else {
            whole(event);
        }
    }

    private static boolean isInstant(Event event) {
        return event.time() == event.beginTime() || event.role() == Role.OTHER;
    }

    private void begin(Event event) throws IOException {
        start("B", event, event.beginTime());
        what(event);
        json.writeObjectFieldStart("args");
        given(event);
        lists(event);
        finish();
    }

    /** Bears neither name nor category: those are its begin's. */
    private void end(Event event) throws IOException {
        start("E", event, event.time());
        json.writeObjectFieldStart("args");
        given(event);
        gave(event);
        finish();
    }

    private void whole(Event event) throws IOException {
        start("X", event, event.beginTime());
        json.writeFieldName("dur");
        Micros.write(json, event.time() - event.beginTime());
        what(event);
        json.writeObjectFieldStart("args");
        ago(event);
        given(event);
        gave(event);
        finish();
    }

    private void instant(Event event) throws IOException {
        start("i", event, event.time());
        json.writeStringField("s", "t");
        what(event);
        json.writeObjectFieldStart("args");
        ago(event);
        if (event.time() != event.beginTime()) {
            json.writeFieldName("since");
            Micros.write(json, event.beginTime());
        }
        given(event);
        gave(event);
        finish();
    }

    private void start(String phase, Event event, long time) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeFieldName("ts");
        Micros.write(json, time);
        json.writeNumberField("pid", stage);
        json.writeNumberField("tid", stage * THREADS + event.thread());
    }

    private void finish() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    private void what(Event event) throws IOException {
        Connection on = named.get(event.connection());
        String label = event.op().label();
        json.writeStringField("name", on == null ? label : label + " " + on.name());
        json.writeStringField("cat", event.op().name());
    }

    private void given(Event event) throws IOException {
        number("conn", event.connection());
        number("arg", event.argument());
        number("flags", event.flags());
        Site site = event.site();
        if (site != null) {
            json.writeStringField("site", site.className() + ":" + site.line());
        }
    }

    private void ago(Event event) throws IOException {
        long begun = event.beginNumber();
        number("ago", begun < 0 ? 0 : event.number() - begun);
    }

    private void gave(Event event) throws IOException {
        number("result", event.result());
        if (event.moved() > 0) {
            json.writeStringField("text", event.text());
        }
        if (isAddressed(event)) {
            json.writeStringField("peer", Address.text(event.detail(0)));
        }
        lists(event);
        details(event);
    }

    private static boolean isAddressed(Event event) {
        return (event.op() == Op.ACCEPT || event.op() == Op.SEEN)
                && !event.isMerged()
                && event.detail(0) != 0;
    }

    private void lists(Event event) throws IOException {
        if (!event.mayHaveList() || event.readyCount() == 0) {
            return;
        }
        if (!event.hasReadyList()) {
            json.writeNumberField("lost", event.readyCount());
            return;
        }
        json.writeArrayFieldStart("list");
        for (int i = 0; i < event.readyCount(); i++) {
            json.writeNumber(event.listEntry(i));
        }
        json.writeEndArray();
    }

    /** The words that no other field holds; those at the end that are 0 are left out. */
    private void details(Event event) throws IOException {
        StringBuilder hex = new StringBuilder();
        int last = WORDS;
        while (last > 0 && detail(event, last - 1) == 0) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            String word = Long.toHexString(detail(event, i));
            hex.repeat('0', 2 * Long.BYTES - word.length()).append(word);
        }
        if (last > 0) {
            json.writeStringField("data", hex.toString());
        }
    }

    private static long detail(Event event, int index) {
        boolean told = event.mayHaveList() || isAddressed(event);
        return index == 0 && told ? 0 : event.detail(index);
    }

    private void number(String name, long value) throws IOException {
        if (value != 0) {
            json.writeNumberField(name, value);
        }
    }

    // Names

    private void name(Event event) throws IOException {
        if (namedThreads.add(event.thread())) {
            ThreadName thread = trace.threads().get(event.thread());
            name(thread != null ? thread : new ThreadName(event.thread(), "thread", event.role()));
        }
        connection(event.connection());
        if (event.mayHaveList() && event.hasReadyList()) {
            for (int i = 0; i < event.readyCount(); i++) {
                connection(event.listEntry(i) >>> 8);
            }
        }
    }

    private void connection(int id) throws IOException {
        if (id != 0 && !named.containsKey(id)) {
            Connection known = trace.connections().get(id);
            if (known != null) {
                name(known);
            }
        }
    }

    /** Writes again what is known better by now than when it was first named. */
    void finishNames() throws IOException {
        for (Connection known : Map.copyOf(named).values()) {
            Connection latest = trace.connections().latest(known);
            if (!latest.equals(known)) {
                name(latest);
            }
        }
    }

    private void name(ThreadName thread) throws IOException {
        startName("thread_name", stage * THREADS + thread.id());
        json.writeStringField("name", thread.name());
        json.writeStringField("role", thread.role().name());
        finish();
    }

    private void name(Connection connection) throws IOException {
        named.put(connection.id(), connection);
        startName("connection", 0);
        json.writeNumberField("id", connection.id());
        json.writeStringField("name", connection.name());
        json.writeStringField("kind", connection.kind().name());
        json.writeNumberField("ordinal", connection.ordinal());
        if (connection.address() != Address.NONE) {
            json.writeStringField("address", Address.text(connection.address()));
        }
        if (connection.program() != null) {
            json.writeStringField("program", connection.program().name());
            json.writeNumberField("process", connection.program().pid());
        }
        if (!connection.label().isEmpty()) {
            json.writeStringField("label", connection.label());
        }
        finish();
    }

    private void startName(String name, long thread) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "M");
        json.writeNumberField("pid", stage);
        number("tid", thread);
        json.writeStringField("name", name);
        json.writeObjectFieldStart("args");
    }
}
