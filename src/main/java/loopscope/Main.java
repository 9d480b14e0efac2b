package loopscope;

import loopscope.cli.Cli;
import loopscope.ui.App;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where everything begins: joins the command line to the window, which do not know each other. */
public final class Main {
    private Main() {}

    /** Runs what the arguments say, and ends the process with its exit code. */
    public static void main(String[] args) {
        // Ours never ask for it; libraries do.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        // localhost is what it is to other programs here, too; Java puts IPv4 first by itself.
        System.setProperty("java.net.preferIPv6Addresses", "system");
        System.exit(
                Cli.run(
                        App::launch,
                        writer(FileDescriptor.out, "stdout.encoding"),
                        writer(FileDescriptor.err, "stderr.encoding"),
                        args));
    }

    /** Not System.out: that hides it when nobody reads on, and writes each line by itself. */
    private static PrintWriter writer(FileDescriptor stream, String encoding) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(stream), charset(encoding)));
    }

    /** Where nobody has set a locale, ASCII is what the JVM makes of it; terminals know better. */
    private static Charset charset(String property) {
        Charset told = Charset.forName(System.getProperty(property, "UTF-8"));
        return told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
    }
}
