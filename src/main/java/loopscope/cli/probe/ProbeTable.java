package loopscope.cli.probe;

import loopscope.probe.Finding;
import loopscope.probe.Promise;
import loopscope.probe.Scenario;
import loopscope.probe.Server;
import loopscope.timeline.Units;
import loopscope.trace.Escape;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what a probe finds: a line for each difficult client as it comes, then the sentences. */
final class ProbeTable {
    private static final String LINE = "  %-16s  %11s  %12s  %s%n";

    private final PrintWriter out;

    ProbeTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints the heading.
     *
     * @param remarks what has to be known to judge the rest
     */
    void begin(Server server, List<String> remarks, Promise promise, List<Scenario> scenarios) {
        out.printf(
                Locale.ROOT,
                "%s, %s; %s%n",
                Escape.printable(server.name()),
                promise.server(),
                Units.count(scenarios.size(), "difficult client"));
        remarks.forEach(out::println);
        out.println();
        out.printf(Locale.ROOT, LINE, "a client that", "answered", "longest wait", "the server");
        out.flush();
    }

    /** Prints a line. */
    void add(Finding finding) {
        boolean tried = finding.isTried();
        out.printf(
                Locale.ROOT,
                LINE,
                finding.scenario(),
                tried ? finding.answered() + " of " + finding.asked() : "",
                tried ? Units.duration(finding.waited()) : "",
                finding.isFailure() ? finding.words().toUpperCase(Locale.ROOT) : finding.words());
        out.flush();
    }

    /** Prints a sentence for each that has one, and how many fell short. */
    void end(List<Finding> findings) {
        out.println();
        for (Finding finding : findings) {
            if (!finding.sentence().isEmpty()) {
                out.printf(
                        Locale.ROOT,
                        "%s (%s): %s%n",
                        finding.scenario(),
                        finding.title(),
                        Escape.printable(finding.sentence()));
            }
        }
        long failed = findings.stream().filter(Finding::isFailure).count();
        long tried = findings.stream().filter(Finding::isTried).count();
        out.printf(
                Locale.ROOT,
                "%s tried, %d not survived%n",
                Units.count(tried, "difficult client"),
                failed);
        out.flush();
    }
}
