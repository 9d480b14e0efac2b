package loopscope.trace.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small facts as JSON: maps, lists, text, numbers and truth values. */
final class Facts {
    /** So many values at most: facts are few, and a file may be anybody's. */
    private static final int MOST = 100_000;

    private final JsonParser json;
    private int values;

    private Facts(JsonParser json) {
        this.json = json;
    }

    static void writeFields(JsonGenerator json, Map<String, ?> facts) throws IOException {
        for (Map.Entry<String, ?> fact : facts.entrySet()) {
            json.writeFieldName(fact.getKey());
            writeValue(json, fact.getValue());
        }
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Double number -> json.writeNumber(number);
            case Number number -> json.writeNumber(number.longValue());
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    writeValue(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                for (Object entry : list) {
                    writeValue(json, entry);
                }
                json.writeEndArray();
            }
            default -> throw new IllegalArgumentException("no fact: " + value.getClass());
        }
    }

    /**
     * Reads the map at whose brace the parser is.
     *
     * @throws IllegalArgumentException if it is no map, or too large
     */
    static Map<String, Object> read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("no map of facts");
        }
        return new Facts(json).map();
    }

    private Map<String, Object> map() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Object value = value();
            if (value != null) {
                map.put(name, value);
            }
        }
        return map;
    }

    private List<Object> list() throws IOException {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object value = value();
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private @Nullable Object value() throws IOException {
        values++;
        if (values > MOST) {
            throw new IllegalArgumentException("too many facts");
        }
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("facts without an end");
        }
        return switch (token) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
