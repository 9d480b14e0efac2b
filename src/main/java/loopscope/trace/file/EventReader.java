package loopscope.trace.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Op;
import loopscope.trace.Program;
import loopscope.trace.Role;
import loopscope.trace.Site;
import loopscope.trace.ThreadName;
import loopscope.trace.TraceBuilder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads events and hands them to the traces of their stages. Whatever is no event of ours is an
 * {@link IllegalArgumentException}; marks for other programs are passed over.
 */
final class EventReader {
    private static final Map<String, Op> OPS =
            Arrays.stream(Op.values()).collect(Collectors.toMap(Op::name, Function.identity()));

    private static final int LONGEST_LIST = 1 << 20;
    private static final int WORD = 16;

    private final JsonParser json;
    private final long later;
    private final List<TraceBuilder> stages;
    private final List<TraceBuilder.Fields> fields;
    private final Map<String, Site> sites = new HashMap<>();
    private final Map<Long, Op> open = new HashMap<>();

    // What the event says that is being read.
    private String phase = "";
    private String name = "";
    private @Nullable Op op;
    private int stage;
    private long thread;
    private long time;
    private long duration;
    private long since;
    private boolean hasSince;
    private int connection;
    private int argument;
    private int flags;
    private long ago;
    private long result;
    private int lost;
    private @Nullable String site;
    private @Nullable String peer;
    private @Nullable String data;
    private int[] list = new int[16];
    private int listed;
    private final Map<String, Object> names = new HashMap<>();

    /**
     * @param later all times are later by so many nanoseconds
     */
    EventReader(JsonParser json, List<TraceBuilder> stages, long later) {
        this.json = json;
        this.later = later;
        this.stages = stages;
        this.fields = stages.stream().map(TraceBuilder::fields).toList();
    }

    /**
     * Reads the event at whose brace the parser is.
     *
     * @return whether it is one of a log, and no name
     */
    boolean read() throws IOException {
        clear();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "ph" -> phase = json.getText();
                case "ts" -> time = Math.addExact(Micros.read(json), later);
                case "dur" -> duration = Micros.read(json);
                case "pid" -> stage = json.getIntValue();
                case "tid" -> thread = json.getLongValue();
                case "name" -> name = json.getText();
                case "cat" -> op = OPS.get(json.getText());
                case "args" -> arguments(value);
                default -> json.skipChildren();
            }
        }
        return apply();
    }

    private void clear() {
        phase = "";
        name = "";
        op = null;
        stage = 0;
        thread = 0;
        time = 0;
        duration = 0;
        hasSince = false;
        connection = 0;
        argument = 0;
        flags = 0;
        ago = 0;
        result = 0;
        lost = 0;
        site = null;
        peer = null;
        data = null;
        listed = 0;
        names.clear();
    }

    private void arguments(JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("no arguments");
        }
        if (phase.equals("M")) {
            names.putAll(Facts.read(json));
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "conn" -> connection = json.getIntValue();
                case "arg" -> argument = json.getIntValue();
                case "flags" -> flags = json.getIntValue();
                case "ago" -> ago = json.getLongValue();
                case "result" -> result = json.getIntValue();
                case "lost" -> lost = json.getIntValue();
                case "site" -> site = json.getText();
                case "peer" -> peer = json.getText();
                case "data" -> data = json.getText();
                case "since" -> {
                    since = Math.addExact(Micros.read(json), later);
                    hasSince = true;
                }
                case "list" -> list();
                default -> json.skipChildren();
            }
        }
    }

    private void list() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("no list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (listed == list.length) {
                if (listed == LONGEST_LIST) {
                    throw new IllegalArgumentException("a list without an end");
                }
                list = Arrays.copyOf(list, 2 * listed);
            }
            list[listed] = json.getIntValue();
            listed++;
        }
    }

    private boolean apply() {
        if (stage < 1 || stage > stages.size()) {
            throw new IllegalArgumentException("no such stage: " + stage);
        }
        TraceBuilder to = stages.get(stage - 1);
        return switch (phase) {
            case "M" -> {
                applyName(to);
                yield false;
            }
            case "b", "e" -> false;
            case "B", "E", "X", "i" -> {
                applyCall(to, fields.get(stage - 1));
                yield true;
            }
            default -> throw new IllegalArgumentException("an event of another kind: " + phase);
        };
    }

    private void applyCall(TraceBuilder to, TraceBuilder.Fields given) {
        long begin = phase.equals("i") && hasSince ? since : time;
        given.set(threadOfStage(), op(), connection, begin);
        given.argument(argument);
        given.flags(flags);
        if (site != null) {
            given.site(sites.computeIfAbsent(site, EventReader::site));
        }
        details(given);
        int count = lost > 0 ? lost : listed;
        int[] beside = lost <= 0 && listed > 0 ? list : null;
        switch (phase) {
            case "B" -> to.begin(given, beside, count);
            case "E" -> to.end(given, result, time, beside, count);
            case "X" -> to.whole(given, ago, result, time + duration, beside, count);
            default -> to.whole(given, ago, result, time, beside, count);
        }
    }

    /** An end bears no name: its begin has told which call it is. */
    private Op op() {
        Op known = phase.equals("E") ? open.remove(thread) : op;
        if (known == null) {
            throw new IllegalArgumentException("an unknown call: " + name.length());
        }
        if (phase.equals("B")) {
            open.put(thread, known);
        }
        return known;
    }

    private int threadOfStage() {
        return Math.toIntExact(thread - stage * EventWriter.THREADS);
    }

    private void details(TraceBuilder.Fields given) {
        if (data != null) {
            for (int i = 0; i < 3 && data.length() >= WORD * (i + 1); i++) {
                given.detail(i, Long.parseUnsignedLong(data, WORD * i, WORD * (i + 1), WORD));
            }
        }
        if (peer != null) {
            given.detail(0, Address.parse(peer));
        }
    }

    private static Site site(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no site");
        }
        return new Site(
                text.substring(0, colon), Integer.parseInt(text, colon + 1, text.length(), 10));
    }

    private void applyName(TraceBuilder to) {
        switch (name) {
            case "thread_name" ->
                    to.add(
                            new ThreadName(
                                    threadOfStage(), text("name"), Role.valueOf(text("role"))));
            case "connection" -> to.add(connection());
            default -> {
                // A stage's name is among the facts too.
            }
        }
    }

    private Connection connection() {
        Program program =
                names.containsKey("program")
                        ? new Program(text("program"), whole("process"))
                        : null;
        String address = text("address");
        return new Connection(
                Math.toIntExact(whole("id")),
                text("name"),
                Connection.Kind.valueOf(text("kind")),
                Math.toIntExact(whole("ordinal")),
                address.isEmpty() ? Address.NONE : Address.parse(address),
                program,
                text("label"));
    }

    private String text(String field) {
        return names.get(field) instanceof String text ? text : "";
    }

    private long whole(String field) {
        return names.get(field) instanceof Long number ? number : 0;
    }
}
