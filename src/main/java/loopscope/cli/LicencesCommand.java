package loopscope.cli;

import loopscope.cli.base.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Prints the licences: Loopscope's own, those of what it bundles and stands on, and where those of
 * the Java that runs it lie.
 */
@Command(
        name = "licences",
        customSynopsis = "./app licences",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        description = "Names the licences of Loopscope and of all that it stands on.")
final class LicencesCommand implements Callable<Integer> {
    private static final String NOTICE = "/META-INF/NOTICE";

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        notice().lines().forEach(out::println);
        out.println();
        out.println(java());
        out.flush();
        return ExitCode.DONE;
    }

    private static String notice() {
        try (InputStream text = LicencesCommand.class.getResourceAsStream(NOTICE)) {
            return new String(
                    Objects.requireNonNull(text, NOTICE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        String running = "Running on Java " + Runtime.version();
        Path legal = Path.of(System.getProperty("java.home", ""), "legal");
        return Files.isDirectory(legal)
                ? running + ", whose licences lie in " + legal + "."
                : running + ".";
    }
}
