package loopscope.cli.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import loopscope.capture.CsvFile;
import loopscope.capture.TextTable;
import loopscope.probe.Finding;
import loopscope.probe.Observation;
import loopscope.probe.Promise;
import loopscope.trace.Escape;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * What a probe has found, in the forms that graders read. A server's last words stand in them
 * escaped.
 *
 * @param server what it is called
 * @param remark what has to be known to judge the rest; may be empty
 * @param promise what it promises
 * @param findings one for each difficult client
 */
record ProbeReport(String server, String remark, Promise promise, List<Finding> findings) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double NANOS = 1e9;

    ProbeReport {
        findings = List.copyOf(findings);
    }

    /** How many difficult clients the server did not survive. */
    long failed() {
        return findings.stream().filter(Finding::isFailure).count();
    }

    /** As JSON; times in seconds. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("server", Escape.printable(server));
            json.writeStringField("remark", Escape.printable(remark));
            json.writeStringField("promises", promise.name());
            json.writeNumberField("failed", failed());
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                write(finding, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no errors
        }
        return text + "\n";
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("client", finding.scenario());
        json.writeStringField("does", finding.title());
        json.writeStringField("verdict", finding.verdict().words());
        json.writeBooleanField("failed", finding.isFailure());
        json.writeNumberField("asked", finding.asked());
        json.writeNumberField("answered", finding.answered());
        json.writeNumberField("longestWait", finding.waited() / NANOS);
        json.writeStringField("sentence", Escape.printable(finding.sentence()));
        json.writeArrayFieldStart("observations");
        for (Observation one : finding.observations()) {
            json.writeStartObject();
            json.writeStringField("verdict", one.verdict().words());
            json.writeStringField("sentence", Escape.printable(one.sentence()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** As JUnit's XML, which build servers and graders show: a test case for each. */
    String junit() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(
                String.format(
                        Locale.ROOT,
                        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n",
                        Escape.markup(server),
                        findings.size(),
                        failed(),
                        findings.stream().filter(finding -> !finding.isTried()).count()));
        findings.forEach(finding -> xml.append(testCase(finding)));
        return xml.append("</testsuite>\n").toString();
    }

    private static String testCase(Finding finding) {
        return String.format(
                Locale.ROOT,
                "  <testcase classname=\"probe\" name=\"%s\" time=\"%.3f\">%s</testcase>\n",
                Escape.markup(finding.scenario()),
                finding.took() / NANOS,
                outcome(finding));
    }

    private static String outcome(Finding finding) {
        String sentence = Escape.markup(finding.sentence());
        if (finding.isFailure()) {
            String words = Escape.markup(finding.words());
            return "<failure message=\"" + words + "\">" + sentence + "</failure>";
        }
        return !finding.isTried() ? "<skipped message=\"" + sentence + "\"/>" : "";
    }

    /** As comma-separated values; times in seconds. */
    String csv() {
        List<List<String>> rows = findings.stream().map(ProbeReport::cells).toList();
        return CsvFile.text(
                new TextTable(
                        List.of(
                                "client",
                                "does",
                                "verdict",
                                "failed",
                                "asked",
                                "answered",
                                "longest wait (s)",
                                "sentence"),
                        rows));
    }

    private static List<String> cells(Finding finding) {
        return List.of(
                finding.scenario(),
                finding.title(),
                finding.words(),
                String.valueOf(finding.isFailure()),
                String.valueOf(finding.asked()),
                String.valueOf(finding.answered()),
                String.format(Locale.ROOT, "%.3f", finding.waited() / NANOS),
                Escape.printable(finding.sentence()));
    }
}
