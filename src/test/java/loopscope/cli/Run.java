package loopscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command that was run in this JVM, to its end. */
record Run(int code, String out, String err) {
    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Cli.run(
                        _ -> {
                            throw new AssertionError("no window is to open");
                        },
                        List::of,
                        new PrintWriter(out),
                        new PrintWriter(err),
                        args);
        return new Run(code, out.toString(), err.toString());
    }

    /** What was said on standard error, before the usage. */
    String sentence() {
        return err.lines().findFirst().orElse("");
    }
}
