package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileManager;
import loopscope.capture.UserFolders;
import loopscope.cli.base.Display;
import loopscope.cli.base.ExitCode;
import loopscope.cli.files.TypedFolder;
import loopscope.docs.Site;
import loopscope.docs.SiteFolder;
import loopscope.timeline.words.Nearest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Opens the documents in the user's browser, or leaves them in a folder. */
@Command(
        name = "docs",
        customSynopsis = "./app docs [PAGE] [-o FOLDER]",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Opens the documents in your browser, without a network: they are kept in your folder for"
                    + " caches, which is said. With -o, leaves them in a new folder and opens"
                    + " nothing. Where there is no display, says where they are.",
        })
final class DocsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "PAGE",
            arity = "0..1",
            description = "which page: index, keys (the keys, to be printed), teaching, …")
    private @Nullable String page;

    @Option(
            names = "-o",
            paramLabel = "FOLDER",
            description = "leaves the pages there; the folder is made, or is empty")
    private @Nullable String folder;

    @Override
    public Integer call() throws CaptureFailedException {
        Site site = Site.read();
        String name = checkedPage(site);
        String wanted = folder;
        Path index =
                wanted == null
                        ? SiteFolder.keep(site, UserFolders.ofUser())
                        : SiteFolder.leave(
                                site,
                                TypedFolder.of(spec, wanted, "-o needs a folder: name a new one."));
        Path file = index.resolveSibling(name);
        print(file);
        if (wanted == null) {
            open(file);
        }
        return ExitCode.DONE;
    }

    private void print(Path file) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(file);
        out.flush();
    }

    private void open(Path file) throws CaptureFailedException {
        if (Display.hasOne()) {
            FileManager.of(System.getProperty("os.name", "")).open(file);
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("There is no display here: open that page with any browser.");
        err.flush();
    }

    private String checkedPage(Site site) {
        String typed = page == null ? site.names().getFirst() : page;
        if (!site.names().contains(typed)) {
            throw wrong(
                    "There is no page \"" + typed + "\": " + Nearest.advice(typed, site.names()));
        }
        return typed + ".html";
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
