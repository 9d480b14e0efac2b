package loopscope.cli.serve;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.cli.base.CallPrinter;
import loopscope.lab.CannotStartException;
import loopscope.lab.CounterInfo;
import loopscope.lab.ExhibitInfo;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Tally;
import loopscope.timeline.words.Nearest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Runs one server in the terminal, for real clients such as nc. */
@Command(
        name = "serve",
        customSynopsis =
                "./app serve MODEL [--port P] [--bind ADDRESS] [--counter FORM]"
                        + " [--workers N] [--backlog N] [--broken] [--quiet]"
                        + " [--record FILE]...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Runs one server in the terminal for real clients (nc 127.0.0.1 PORT) and prints each"
                    + " call that it makes. Ctrl-C stops it.",
        })
public final class ServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description = "how it serves: sequential, select, threads, pool and others")
    private @Nullable String model;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "where to listen; 0, the default, finds a free port")
    private String port = "0";

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "the address to listen on, of IPv4 or IPv6; 127.0.0.1, the default, is reached"
                            + " from this machine alone, ::1 too; :: takes clients of both")
    private String address = "127.0.0.1";

    @Option(
            names = "--counter",
            paramLabel = "FORM",
            description =
                    "how its threads count all messages in one variable: unprotected, lock, atomic,"
                            + " list, single, watch-loop, watch-locked, watch-condition, watch-late,"
                            + " never-unlocked or opposite-locks; the last line then says what"
                            + " was counted")
    private @Nullable String counter;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "how many threads the model pool has; 10 unless told otherwise")
    private String workers = "10";

    @Option(
            names = "--backlog",
            paramLabel = "N",
            description =
                    "how many clients the kernel lets wait to be accepted, for the models pool and"
                            + " sequential; 5 and 50 unless told otherwise")
    private @Nullable String backlog;

    @Option(
            names = "--broken",
            description =
                    "serves a model of the bug museum, which is broken on purpose; says what to"
                            + " look for, and the repair")
    private boolean broken;

    @Option(names = "--quiet", description = "prints no calls")
    private boolean quiet;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "a file that is written while it serves, up to the moment at which it is stopped"
                            + " or killed: FILE.json.gz or FILE.json, to be opened with show; or"
                            + " FILE.cast, an asciicast of what is printed")
    private List<String> recordings = new ArrayList<>();

    @Option(names = "--force", description = "records to files that are there already")
    private boolean force;

    @Override
    public Integer call() throws CannotStartException, CaptureFailedException {
        ModelInfo info = broken ? exhibit().model() : model();
        Setup setup = placed(counting(staffed(Setup.of(info.id()))));
        ServeRecords records = records();
        ServeRecords.Printing terminal =
                ServeRecords.Printing.to(spec.commandLine().getOut(), spec.commandLine().getErr());
        ServeRecords.Printing printing = records.recorded(terminal, "serve " + info.id());
        PrintWriter out = printing.out();
        PrintWriter err = printing.err();
        Tally tally = new Tally();
        List<CallPrinter> printers = new ArrayList<>();
        List<StageRecord> kept = new ArrayList<>();
        try (Lab lab = new Lab()) {
            Stage stage =
                    lab.open(
                            setup.watchedBy(
                                    trace -> {
                                        trace.follow(tally);
                                        if (records.needsRecord()) {
                                            kept.add(StageRecord.of(trace));
                                        }
                                        if (!quiet) {
                                            printers.add(new CallPrinter(trace, out));
                                        }
                                    }));
            warnIfExposed(stage, err);
            warnIfBroken(err);
            SessionRecords recording =
                    kept.isEmpty()
                            ? printing.records(List.of())
                            : records.record(stage, kept.getFirst(), lab.origin(), printing);
            CallPrinter printer = printers.isEmpty() ? null : printers.getFirst();
            return new ServeSession(stage, tally, printer, recording, out, err).run();
        }
    }

    private ServeRecords records() {
        try {
            FileChoice choice = force ? FileChoice.REPLACE : FileChoice.NEW_NAME;
            return ServeRecords.of(recordings, choice);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ModelInfo model() {
        List<String> ids = Lab.models().stream().map(ModelInfo::id).toList();
        String wanted = model;
        if (wanted == null) {
            throw wrong("serve needs a model: choose one of " + String.join(", ", ids) + ".");
        }
        return Lab.models().stream()
                .filter(info -> info.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> wrong(noModel(wanted, ids)));
    }

    private static String noModel(String wanted, List<String> ids) {
        if (museumIds().contains(wanted)) {
            return String.format(
                    Locale.ROOT,
                    "\"%s\" is broken on purpose: add --broken to serve it all the same.",
                    wanted);
        }
        return String.format(
                Locale.ROOT, "There is no model \"%s\": %s", wanted, Nearest.advice(wanted, ids));
    }

    private ExhibitInfo exhibit() {
        String wanted = model;
        if (wanted == null) {
            throw wrong(
                    "serve --broken needs a model of the bug museum: choose one of "
                            + String.join(", ", museumIds())
                            + ".");
        }
        return Lab.museum().stream()
                .filter(exhibit -> exhibit.model().id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> wrong(noExhibit(wanted)));
    }

    private static String noExhibit(String wanted) {
        return Lab.models().stream().anyMatch(info -> info.id().equals(wanted))
                ? String.format(Locale.ROOT, "\"%s\" is not broken: leave --broken out.", wanted)
                : String.format(
                        Locale.ROOT,
                        "There is no broken model \"%s\": %s",
                        wanted,
                        Nearest.advice(wanted, museumIds()));
    }

    private static List<String> museumIds() {
        return Lab.museum().stream().map(exhibit -> exhibit.model().id()).toList();
    }

    private Setup counting(Setup setup) {
        List<String> ids = Lab.counters().stream().map(CounterInfo::id).toList();
        String wanted = counter;
        if (wanted == null) {
            return setup;
        }
        if (!ids.contains(wanted)) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "There is no counter \"%s\": %s",
                            wanted,
                            Nearest.advice(wanted, ids)));
        }
        return setup.counting(wanted);
    }

    private Setup staffed(Setup setup) {
        try {
            int waiting = backlog == null ? setup.backlog() : number(backlog);
            return setup.with(number(workers), waiting, Setup.NO_BOUND);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private int number(String given) {
        if (!given.matches("\\d{1,9}")) {
            throw wrong(
                    String.format(
                            Locale.ROOT, "\"%s\" is no number: choose one of 1 or more.", given));
        }
        return Integer.parseInt(given);
    }

    private int checkedPort() {
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1;
        if (number < 0 || number > HIGHEST_PORT) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "\"%s\" is no port: choose one from 0 to %d (0 finds a free one).",
                            port,
                            HIGHEST_PORT));
        }
        return number;
    }

    private Setup placed(Setup setup) {
        int number = checkedPort();
        try {
            return setup.at(address, number);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private void warnIfExposed(Stage stage, PrintWriter err) {
        if (stage.isExposed()) {
            err.printf(
                    Locale.ROOT,
                    "Warning: on %s whoever can reach this machine can connect, and everything it"
                            + " sends is echoed.%n",
                    address);
            err.flush();
        }
    }

    private void warnIfBroken(PrintWriter err) {
        if (broken) {
            ExhibitInfo exhibit = exhibit();
            err.println(exhibit.model().broken());
            err.println("Look for: " + exhibit.lookFor());
            err.println("Clients that show it: " + exhibit.provocation().clients());
            err.println("Repair: " + exhibit.repair());
            if (exhibit.foundIn() != null) {
                err.println("Found in: " + exhibit.foundIn());
            }
            err.flush();
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
