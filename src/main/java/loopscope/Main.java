package loopscope;

import loopscope.cli.Cli;
import loopscope.ui.App;
import loopscope.ui.measure.WindowMeasurements;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The program's entry point: joins the command line and the window, which do not depend on each
 * other.
 */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        // For libraries: our own code always names a locale.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        // So that localhost is what it is to other programs on this machine: Java's default prefers
        // IPv4.
        System.setProperty("java.net.preferIPv6Addresses", "system");
        System.exit(
                Cli.run(
                        App::launch,
                        WindowMeasurements::all,
                        writer(FileDescriptor.out, "stdout.encoding"),
                        writer(FileDescriptor.err, "stderr.encoding"),
                        args));
    }

    /**
     * A buffered writer that reports errors; System.out hides a closed reader and flushes each
     * line.
     */
    private static PrintWriter writer(FileDescriptor stream, String encoding) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(stream), charset(encoding)));
    }

    /** UTF-8 instead of ASCII, which the JVM assumes where no locale is set. */
    private static Charset charset(String property) {
        Charset encoding = Charset.forName(System.getProperty(property, "UTF-8"));
        return encoding.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : encoding;
    }
}
