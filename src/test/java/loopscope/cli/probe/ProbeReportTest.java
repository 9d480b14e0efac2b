package loopscope.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.probe.Finding;
import loopscope.probe.Observation;
import loopscope.probe.Promise;
import loopscope.probe.Verdict;

import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class ProbeReportTest {
    private static final String HOSTILE = "bad \u001b[31m \u202e <\"&> \n end";
    private static final ProbeReport REPORT =
            new ProbeReport(
                    "python3 server.py",
                    "It runs without the call tracer: none of its calls is known.",
                    Promise.ECHO,
                    List.of(
                            finding("silent", List.of()),
                            finding(
                                    "urgent",
                                    List.of(
                                            new Observation(Verdict.LOST, "1 byte came."),
                                            new Observation(Verdict.DIED, HOSTILE))),
                            finding(
                                    "descriptors",
                                    List.of(new Observation(Verdict.NOT_TRIED, "No prlimit.")))));

    private static Finding finding(String name, List<Observation> observations) {
        return new Finding(name, "does it", observations, 12, 11, 250_000_000, 3_000_000_000L);
    }

    @Test
    void jsonTellsEachVerdictAndHowLongOthersWaited() {
        assertThat(REPORT.json())
                .contains("\"promises\" : \"echo\"", "\"failed\" : 1")
                .contains("\"client\" : \"silent\"", "\"verdict\" : \"survived\"")
                .contains("\"verdict\" : \"died\"", "\"longestWait\" : 0.25");
    }

    @Test
    void junitCountsFailuresAndWhatWasNotTried() throws Exception {
        String xml = REPORT.junit();
        assertThat(xml).contains("tests=\"3\" failures=\"1\" skipped=\"1\"");
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
                .contains("<\"&>");
    }

    @Test
    void csvHasALineForEach() {
        assertThat(REPORT.csv().lines()).hasSize(4).anyMatch(line -> line.startsWith("urgent,"));
    }

    @Test
    void allThatCountsAgainstAServerIsToldTheWorstFirst() {
        assertThat(REPORT.csv()).contains(",\"died, lost bytes\",true,");
        assertThat(REPORT.junit()).contains("<failure message=\"died, lost bytes\">bad ");
        assertThat(REPORT.json()).contains("\"verdict\" : \"lost bytes\"");
    }

    @Test
    void lastWordsAreEscapedInEveryForm() {
        for (String text : List.of(REPORT.json(), REPORT.junit(), REPORT.csv())) {
            assertThat(text).contains("x1b[31m").doesNotContain("\u001b", "\u202e", "\n end");
        }
    }
}
