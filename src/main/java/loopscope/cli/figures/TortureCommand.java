package loopscope.cli.figures;

import loopscope.cli.base.ExitCode;
import loopscope.cli.base.Interrupts;
import loopscope.cli.base.Progress;
import loopscope.cli.base.Terminal;
import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.timeline.words.Nearest;
import loopscope.torture.Torture;
import loopscope.torture.TortureOptions;
import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Lets everything at all models at once, with faults, and checks throughout. */
@Command(
        name = "torture",
        customSynopsis =
                "./app torture [MINUTES] [--seed S] [--models MODEL,...] [--round N] [-o FOLDER]",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Lets random mixes of every kind of client at all models, in rounds of a few seconds, with"
                    + " faults: descriptors that run out, accepts that fail, resets, servers that"
                    + " are held, stages that are closed under load, disks that are slow or full,"
                    + " a machine that sleeps. Checks throughout that every byte comes back or its"
                    + " connection ends, that nothing is left behind, that each record is whole"
                    + " and agrees with the kernel's tables, that what is saved opens as the same,"
                    + " and that each stop comes in time.",
            "What is by lot follows from the seed, so that a round can be played again; how its"
                    + " threads meet is not. Exits with 1 at the first round that finds something.",
        })
public final class TortureCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000;
    private static final double MOST_MINUTES = 10_000;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "MINUTES",
            arity = "0..1",
            defaultValue = "1",
            description = "for how long; 1 unless told otherwise")
    private String minutes = "1";

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "decides all that is by lot; a new one unless told otherwise")
    private @Nullable String seed;

    @Option(
            names = "--models",
            paramLabel = "MODEL",
            split = ",",
            description = "lets only these come on stage")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--round",
            paramLabel = "N",
            defaultValue = "0",
            description = "plays this round alone")
    private String round = "0";

    @Option(
            names = "-o",
            paramLabel = "FOLDER",
            description = "leaves the run of a round that found something in this folder")
    private @Nullable Path folder;

    @Override
    public Integer call() throws CannotStartException {
        TortureOptions options = options();
        PrintWriter out = spec.commandLine().getOut();
        out.println("seed " + options.seed());
        out.flush();
        Shown shown = new Shown(options, out, spec.commandLine().getErr());
        Torture torture = new Torture(options, shown);
        boolean _ = Interrupts.handle(torture::close);
        Lab.warmUp();
        boolean clean;
        try (torture) {
            clean = torture.run();
        }
        shown.clear();
        out.println(torture.counts().words());
        out.println(clean ? "Nothing was found." : "Something was found.");
        out.flush();
        return clean ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private TortureOptions options() {
        return new TortureOptions(
                seed == null
                        ? ThreadLocalRandom.current().nextInt(1, SEEDS)
                        : number("seed", seed, Long.MAX_VALUE),
                time(),
                chosen(),
                (int) number("round", round, Integer.MAX_VALUE),
                checkedFolder());
    }

    private Duration time() {
        double given = minutes.matches("\\d{1,5}(\\.\\d{1,3})?") ? Double.parseDouble(minutes) : -1;
        if (given < 0 || given > MOST_MINUTES) {
            throw wrong(quoted(minutes) + " is no number of minutes: give one such as 10 or 0.5.");
        }
        return Duration.ofMillis(Math.round(given * 60_000));
    }

    private long number(String what, String given, long most) {
        try {
            long number = Long.parseLong(given);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The sentence below says so.
        }
        throw wrong(quoted(given) + " is no " + what + ": give a whole number, as it was printed.");
    }

    /** The ids of the models that are to come on stage and can run here. */
    private List<String> chosen() {
        List<ModelInfo> all = Lab.models();
        List<String> ids = all.stream().map(ModelInfo::id).toList();
        for (String name : models) {
            if (!ids.contains(name)) {
                throw wrong("There is no model " + quoted(name) + ": " + Nearest.advice(name, ids));
            }
        }
        return all.stream()
                .filter(model -> model.obstacle() == null)
                .map(ModelInfo::id)
                .filter(id -> models.isEmpty() || models.contains(id))
                .toList();
    }

    private @Nullable Path checkedFolder() {
        Path given = folder;
        if (given != null && !Files.isDirectory(given)) {
            throw wrong(quoted(given.toString()) + " is no folder: make it, or name another.");
        }
        return given;
    }

    private static String quoted(String given) {
        return "\"" + Escape.printable(given) + "\"";
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** What is printed while it goes on. */
    private static final class Shown implements Torture.Follower {
        private final TortureOptions options;
        private final PrintWriter out;
        private final Progress progress;

        Shown(TortureOptions options, PrintWriter out, PrintWriter err) {
            this.options = options;
            this.out = out;
            this.progress = new Progress(err, Terminal.showsErrors());
        }

        @Override
        public void begins(int round, String stages) {
            progress.clear();
            progress.say("round " + round + " (" + stages + ")");
        }

        @Override
        public void found(int round, String sentence, @Nullable Path file) {
            progress.clear();
            out.println(
                    String.format(
                            Locale.ROOT,
                            "Round %d of seed %d: %s To play it again: %s. Its run: %s.",
                            round,
                            options.seed(),
                            sentence,
                            again(round),
                            file == null ? "not kept, -o FOLDER keeps it" : file));
            out.flush();
        }

        private String again(int round) {
            String only =
                    options.models().size() == runnable()
                            ? ""
                            : " --models " + String.join(",", options.models());
            return "./app torture --seed " + options.seed() + only + " --round " + round;
        }

        private static long runnable() {
            return Lab.models().stream().filter(model -> model.obstacle() == null).count();
        }

        void clear() {
            progress.clear();
        }
    }
}
