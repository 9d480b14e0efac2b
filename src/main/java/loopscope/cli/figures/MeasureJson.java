package loopscope.cli.figures;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import loopscope.measure.Bound;
import loopscope.measure.Figure;
import loopscope.measure.Measurement;
import loopscope.measure.Report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Measured figures as JSON, with the machine on which they were measured. */
final class MeasureJson {
    private static final JsonFactory JSON = new JsonFactory();

    private MeasureJson() {}

    static String text(Map<Measurement, Report> reports) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("system", property("os.name") + " " + property("os.version"));
            json.writeStringField("processor", property("os.arch"));
            json.writeNumberField("cores", Runtime.getRuntime().availableProcessors());
            json.writeStringField("java", property("java.vendor") + " " + Runtime.version());
            json.writeArrayFieldStart("measurements");
            for (Map.Entry<Measurement, Report> entry : reports.entrySet()) {
                write(entry.getKey(), entry.getValue(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no errors
        }
        return text + "\n";
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    private static void write(Measurement measurement, Report report, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", measurement.name());
        json.writeStringField("what", measurement.what());
        json.writeStringField("setting", report.setting());
        json.writeArrayFieldStart("figures");
        for (Figure figure : report.figures()) {
            write(figure, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("missing");
        for (String sentence : report.missing()) {
            json.writeString(sentence);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Figure figure, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", figure.subject());
        json.writeStringField("name", figure.name());
        json.writeStringField("unit", figure.unit());
        json.writeNumberField("median", figure.median());
        json.writeNumberField("lowest", figure.lowest());
        json.writeNumberField("highest", figure.highest());
        json.writeNumberField("rounds", figure.rounds());
        Bound bound = figure.bound();
        if (bound != null) {
            json.writeNumberField(bound.least() ? "atLeast" : "atMost", bound.value());
            json.writeBooleanField("missed", figure.isMissed());
        }
        json.writeEndObject();
    }
}
