package loopscope.takeaway.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes what a terminal shows as an asciicast, so that it can be played again. Each call leaves
 * whole lines: the file is valid up to wherever it is cut. Thread-safe; blocks on the stream.
 *
 * <pre>
 * {"version":2,"width":100,"height":30,"timestamp":1504467315,"title":"serve select"}
 * [0.248848,"o","listening on 127.0.0.1:41233 (select)\r\n"]
 * </pre>
 *
 * @see <a href="https://docs.asciinema.org/manual/asciicast/v2/">asciicast v2</a>
 */
public final class Asciicast {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MICROS = 1000;

    private final OutputStream out;
    private final long begun = System.nanoTime();

    /**
     * Begins one now.
     *
     * @param out is written to a line at a time
     * @param columns how wide the terminal is, in characters
     * @param rows how high it is, in lines
     * @param seconds when that is, since 1970
     * @param title what is shown
     */
    public Asciicast(OutputStream out, int columns, int rows, long seconds, String title)
            throws IOException {
        this.out = out;
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("version", 2);
            json.writeNumberField("width", columns);
            json.writeNumberField("height", rows);
            json.writeNumberField("timestamp", seconds);
            json.writeStringField("title", title);
            json.writeEndObject();
        }
        write(line);
    }

    /** Writes what was printed just now; its line feeds become those of a terminal. */
    public synchronized void print(String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartArray();
            json.writeNumber(BigDecimal.valueOf((System.nanoTime() - begun) / MICROS, 6));
            json.writeString("o");
            json.writeString(text.replace("\r\n", "\n").replace("\n", "\r\n"));
            json.writeEndArray();
        }
        write(line);
    }

    private void write(StringWriter line) throws IOException {
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
}
