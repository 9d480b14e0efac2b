package loopscope.cli;

import loopscope.Patience;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The program in a process of its own, as a user starts it whom the system does not know: without a
 * home folder, so that it leaves nothing there.
 */
final class Child implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> out;
    private final BlockingQueue<String> err;

    private Child(Process process) {
        this.process = process;
        this.out = linesOf(process.getInputStream());
        this.err = linesOf(process.getErrorStream());
    }

    static Child start(Path folder, String... args) throws IOException {
        return start(folder, Map.of(), args);
    }

    /** As the last arguments of another program, which runs it. */
    static Child startUnder(List<String> wrapper, Path folder, String... args) throws IOException {
        ProcessBuilder builder = builder(folder, args);
        builder.command().addAll(0, wrapper);
        return new Child(builder.start());
    }

    /** With some variables of its environment set otherwise. */
    static Child start(Path folder, Map<String, String> environment, String... args)
            throws IOException {
        ProcessBuilder builder = builder(folder, args);
        builder.environment().putAll(environment);
        return new Child(builder.start());
    }

    /** Without anybody who reads what it prints. */
    static Process process(Path folder, String... args) throws IOException {
        return builder(folder, args).start();
    }

    private static ProcessBuilder builder(Path folder, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Duser.home=?", // as Java calls it then
                        "--enable-native-access=loopscope,javafx.graphics",
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "loopscope/loopscope.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder;
    }

    private static BlockingQueue<String> linesOf(InputStream stream) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.startVirtualThread(
                () -> {
                    try (var reader =
                            new BufferedReader(
                                    new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        reader.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        // it was closed
                    } finally {
                        lines.add("(end)");
                    }
                });
        return lines;
    }

    /** The next line of standard output. */
    String line() throws InterruptedException {
        String line = out.poll(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        return line == null ? "(nothing)" : line;
    }

    /** The next line of standard output that is so. */
    String line(Predicate<String> wanted) throws InterruptedException {
        String line = line();
        while (!wanted.test(line)) {
            if (line.startsWith("(")) {
                throw new AssertionError("no such line was printed before " + line);
            }
            line = line();
        }
        return line;
    }

    /** All lines up to the end. */
    List<String> rest() throws InterruptedException {
        return rest(out);
    }

    /** All lines of standard error up to the end. */
    List<String> errors() throws InterruptedException {
        return rest(err);
    }

    private static List<String> rest(BlockingQueue<String> lines) throws InterruptedException {
        List<String> rest = new ArrayList<>();
        String line = lines.poll(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        while (line != null && !line.equals("(end)")) {
            rest.add(line);
            line = lines.poll(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        }
        return rest;
    }

    /** The port of the first line. */
    int port() throws InterruptedException {
        String first = line();
        if (!first.startsWith("listening ")) {
            throw new AssertionError("listens nowhere, says " + first + " and " + errors());
        }
        return Integer.parseInt(first.replaceFirst("listening on 127.0.0.1:(\\d+) .*", "$1"));
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(Patience.LIMIT_MILLIS);
        return socket;
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM. (Process.destroy would close what it prints, too.) */
    void stop() {
        boolean _ = process.toHandle().destroy();
    }

    /** SIGKILL. */
    void kill() {
        boolean _ = process.toHandle().destroyForcibly();
    }

    /** What it has started and runs. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                ? process.exitValue()
                : -1;
    }

    @Override
    public void close() {
        // What runs it may end without it: strace(1) lets it go.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
