package loopscope.measure;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An echo server in a process of its own, alone on the first core where taskset(1) can pin it. */
final class ServerProcess implements AutoCloseable {
    private static final boolean PINS = isOnPath("taskset");

    /**
     * Touches all memory beforehand: on a virtual machine, the first touch of a page costs more
     * than all else, and says nothing about the server.
     */
    private static final List<String> MEMORY =
            List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    final String name;
    private final Process process;
    private final BufferedReader output;
    private int port;

    /**
     * Starts the server and blocks until it prints its port.
     *
     * @throws IOException if it prints none
     */
    ServerProcess(String name, List<String> command) throws IOException {
        this.name = name;
        List<String> pinned = new ArrayList<>();
        if (PINS) {
            pinned.addAll(List.of("taskset", "-c", "0"));
        }
        pinned.addAll(command);
        process = new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        output = process.inputReader(StandardCharsets.UTF_8);
        port = readPort();
    }

    /**
     * One of the models in a process of its own, see {@link ServedModel}.
     *
     * @throws IOException if this Java can't be started a second time
     */
    static ServerProcess model(String id) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(MEMORY);
        command.addAll(ownCode());
        command.addAll(List.of(ServedModel.COMMAND, id));
        return new ServerProcess(id, command);
    }

    /** The server of a main class on this class path. */
    static ServerProcess java(String name, String main) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(MEMORY);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        main));
        return new ServerProcess(name, command);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }

    /** This program, as it was started: as a module, or from the class path of a test. */
    private static List<String> ownCode() {
        String modules = System.getProperty("jdk.module.path");
        return modules == null
                ? List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        "loopscope.Main")
                : List.of(
                        "--enable-native-access=loopscope",
                        "--module-path",
                        modules,
                        "-m",
                        "loopscope/loopscope.Main");
    }

    /** Where the servers run, in words. */
    static String pinning() {
        return PINS ? "servers on core 0 alone" : "servers on any core, as taskset is missing";
    }

    /** How much memory its process has in use, in bytes; 0 where the system does not tell. */
    long residentBytes() throws IOException {
        Path file = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(file)) {
            return 0;
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }

    /** Whether a program is on the path. */
    static boolean isOnPath(String program) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Makes a {@link ServedModel} replace its server by a new one, with recording on or off. */
    void serveAnew(boolean recording) throws IOException {
        process.getOutputStream()
                .write(
                        recording
                                ? "on\n".getBytes(StandardCharsets.UTF_8)
                                : "off\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        port = readPort();
    }

    int port() {
        return port;
    }

    /** What its threads have used so far. */
    ThreadTimes times() throws IOException {
        return ThreadTimes.of(process);
    }

    private int readPort() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The server " + name + " ended without a port.");
        }
        return Integer.parseInt(line.strip());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
