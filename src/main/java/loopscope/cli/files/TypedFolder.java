package loopscope.cli.files;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The name of a folder as a user typed it. */
public final class TypedFolder {
    private TypedFolder() {}

    /**
     * That folder, which need not exist.
     *
     * @param missing the sentence where nothing was typed
     * @throws ParameterException with a sentence for the user, if it can be no folder's name
     */
    public static Path of(CommandSpec spec, @Nullable String typed, String missing) {
        if (typed == null || typed.isEmpty()) {
            throw new ParameterException(spec.commandLine(), missing);
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + typed + "\" is no name of a folder here: choose another.",
                    e);
        }
    }
}
