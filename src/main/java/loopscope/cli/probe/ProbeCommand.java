package loopscope.cli.probe;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.cli.base.ExitCode;
import loopscope.lab.CannotStartException;
import loopscope.probe.BusyMachine;
import loopscope.probe.Finding;
import loopscope.probe.Probe;
import loopscope.probe.Promise;
import loopscope.probe.Scenario;
import loopscope.probe.Scenarios;
import loopscope.probe.Server;
import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Lets the difficult clients at a server, and says what it does not survive. */
@Command(
        name = "probe",
        customSynopsis = {
            "./app probe [--promises echo|http|line] [--asks TEXT --expects TEXT] [--only NAME,...]",
            "                   [--limit SECONDS] [--json FILE] [--junit FILE] [--csv FILE] [-o FOLDER] -- COMMAND...",
            "       ./app probe --port P [--promises ...] [--only NAME,...] [--limit SECONDS] ...",
            "       ./app probe [--only NAME,...] [--limit SECONDS] MODEL",
        },
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Lets the difficult clients at a server, each at a fresh start of it, beside a polite one"
                    + " every 100 ms who must be answered meanwhile and afterwards. Prints a line for"
                    + " each, then what happened where the server fell short. {port} in the command"
                    + " becomes a free port at each start. Exits with 1 if it fell short.",
            "A command runs under the call tracer, strace, where there is one; otherwise, and where"
                    + " only --port is given for a server that runs already, no call of it is known.",
        })
public final class ProbeCommand implements Callable<Integer> {
    private static final String COMMAND_FOLLOWS = "--";
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_ASCII = 127;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "one of our models. Behind --, the words of a command")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--promises",
            paramLabel = "WHAT",
            description =
                    "what it promises: echo (bytes come back), http (GET / is answered), line (a"
                            + " line is answered by a line); echo unless told otherwise")
    private String promises = "echo";

    @Option(
            names = "--asks",
            paramLabel = "TEXT",
            description =
                    "instead of --promises: what a polite client says, in ASCII; \\n, \\r, \\t for"
                            + " line ends and tabs")
    private @Nullable String asks;

    @Option(
            names = "--expects",
            paramLabel = "TEXT",
            description = "what is in a right answer to that")
    private @Nullable String expects;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "tries these difficult clients only")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = "how long a polite client may wait; 1 unless told otherwise")
    private String limit = "1";

    @Option(
            names = "--port",
            paramLabel = "P",
            description =
                    "the port on which the command listens; the first one unless told otherwise."
                            + " Without a command: that of a server that runs already")
    private String port = "0";

    @Option(
            names = "--untraced",
            description =
                    "starts the command without the call tracer: faster, but no call is known")
    private boolean untraced;

    @Option(names = "--json", paramLabel = "FILE", description = "leaves what was found as JSON")
    private @Nullable Path json;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "leaves it as JUnit’s XML: a test case for each difficult client")
    private @Nullable Path junit;

    @Option(names = "--csv", paramLabel = "FILE", description = "leaves it as a table")
    private @Nullable Path csv;

    @Option(
            names = "-o",
            paramLabel = "FOLDER",
            description = "leaves a picture of each client that was not survived in this folder")
    private @Nullable Path folder;

    @Override
    public Integer call() throws CannotStartException, CaptureFailedException {
        Promise promise = promise();
        List<Scenario> scenarios = scenarios(promise);
        Server server = server();
        Duration patience = patience();
        for (Path file : Stream.of(json, junit, csv).filter(Objects::nonNull).toList()) {
            AtomicFile.check(file, FileChoice.NEW_NAME);
        }
        Path pictured = folder;
        ProbePictures pictures =
                pictured == null ? null : new ProbePictures(pictured, spec.commandLine().getErr());
        ProbeTable table = new ProbeTable(spec.commandLine().getOut());
        List<String> remarks =
                Stream.of(server.remark(), BusyMachine.remark())
                        .filter(remark -> !remark.isEmpty())
                        .toList();
        table.begin(server, remarks, promise, scenarios);
        Probe.Follower follower =
                (found, stage, record) -> {
                    table.add(found);
                    if (pictures != null) {
                        pictures.add(found, stage, record);
                    }
                };
        List<Finding> findings =
                findings(new Probe(server, promise, patience, follower), scenarios);
        table.end(findings);
        ProbeReport report =
                new ProbeReport(server.name(), String.join(" ", remarks), promise, findings);
        leave(json, report.json());
        leave(junit, report.junit());
        leave(csv, report.csv());
        if (pictures != null) {
            spec.commandLine().getOut().print(pictures.files());
        }
        return report.failed() > 0 ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private static List<Finding> findings(Probe probe, List<Scenario> scenarios)
            throws CannotStartException {
        Thread hook = Thread.ofPlatform().name("loopscope-stop").unstarted(probe::close);
        Runtime.getRuntime().addShutdownHook(hook);
        try (probe) {
            return probe.run(scenarios);
        } finally {
            forget(hook);
        }
    }

    private void leave(@Nullable Path file, String text) throws CaptureFailedException {
        if (file != null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Path written = AtomicFile.write(file, FileChoice.NEW_NAME, out -> out.write(bytes));
            spec.commandLine().getOut().println(written);
        }
    }

    private static void forget(Thread hook) {
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // It runs.
        }
    }

    private Promise promise() {
        String question = asks;
        String answer = expects;
        if (question != null && answer != null) {
            return Promise.own(ascii("--asks", question), ascii("--expects", answer));
        }
        if (question != null || answer != null) {
            throw wrong("--asks and --expects need each other: a question and what answers it.");
        }
        return Promise.NAMED.stream()
                .filter(promise -> promise.name().equals(promises))
                .findFirst()
                .orElseThrow(
                        () -> wrong(quoted(promises) + " is no promise: give echo, http or line."));
    }

    /** A text of the user's, its escapes read. */
    private String ascii(String option, String text) {
        String read;
        try {
            read = text.translateEscapes();
        } catch (IllegalArgumentException e) {
            throw wrong(quoted(text) + " ends in a broken escape: write \\\\ for a backslash.");
        }
        if (read.isEmpty() || read.chars().anyMatch(c -> c > MOST_ASCII)) {
            throw wrong(option + " needs some ASCII characters, but got " + quoted(text) + ".");
        }
        return read;
    }

    private List<Scenario> scenarios(Promise promise) {
        List<Scenario> all = Scenarios.of(promise);
        List<Scenario> chosen = all.stream().filter(one -> only.contains(one.name())).toList();
        for (String name : only) {
            if (chosen.stream().noneMatch(one -> one.name().equals(name))) {
                throw wrong(
                        quoted(name)
                                + " is no difficult client: give "
                                + Scenario.names(all)
                                + ".");
            }
        }
        return only.isEmpty() ? all : chosen;
    }

    private Server server() {
        boolean command =
                spec.commandLine().getParseResult().originalArgs().contains(COMMAND_FOLLOWS);
        if (words.isEmpty() && !command && portNumber() > 0) {
            return Server.on(portNumber());
        }
        if (words.isEmpty()) {
            throw wrong(
                    "probe needs a server: ./app probe -- COMMAND, ./app probe --port P for one"
                            + " that runs already, or ./app probe MODEL.");
        }
        if (command) {
            return Server.ofCommand(words, portNumber(), !untraced);
        }
        if (words.size() > 1) {
            throw wrong(
                    "probe takes one model; to start a command, put -- before it: ./app probe -- "
                            + Escape.printable(String.join(" ", words)));
        }
        return Server.ofModel(words.getFirst());
    }

    private int portNumber() {
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1;
        if (number < 0 || number > HIGHEST_PORT) {
            throw wrong(quoted(port) + " is no port: give 1 to 65535.");
        }
        return number;
    }

    private Duration patience() {
        if (!limit.matches("\\d{1,4}(\\.\\d{1,3})?") || Double.parseDouble(limit) == 0) {
            throw wrong(quoted(limit) + " is no number of seconds: give one such as 1 or 2.5.");
        }
        return Duration.ofMillis(Math.round(Double.parseDouble(limit) * 1000));
    }

    private static String quoted(@Nullable String given) {
        return "\"" + Escape.printable(String.valueOf(given)) + "\"";
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
