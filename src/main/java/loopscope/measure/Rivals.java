package loopscope.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers to compare, each in a process of its own. */
final class Rivals implements AutoCloseable {
    /** The name of the C server, to which all others are compared. */
    static final String BASE = "C epoll";

    /** The name of a second C server: a difference between the two is noise. */
    static final String BASE_AGAIN = "C epoll again";

    /** A class of the benchmarks, which have Netty beside them. */
    private static final String NETTY = "loopscope.bench.NettyEcho";

    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Path folder = Files.createTempDirectory("loopscope-measure");

    /** Starts no server yet. */
    Rivals() throws IOException {}

    /** The servers started, in order. */
    List<ServerProcess> servers() {
        return servers;
    }

    /** The servers that could not be started, and why, a line each. */
    List<String> missing() {
        return missing;
    }

    /** Compiles the C server and starts it twice, if there is a compiler. */
    void addC() throws IOException, InterruptedException {
        if (!ServerProcess.isOnPath("gcc")) {
            missing.add(BASE + ": gcc is missing.");
            return;
        }
        String program = folder.resolve("echo").toString();
        String source = unpack("echo.c");
        int result =
                new ProcessBuilder("gcc", "-O2", "-o", program, source)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (result != 0) {
            missing.add(BASE + ": gcc does not compile it.");
            return;
        }
        servers.add(new ServerProcess(BASE, List.of(program)));
        servers.add(new ServerProcess(BASE_AGAIN, List.of(program)));
    }

    /** Starts the models, not recorded. */
    void addModels(String... ids) throws IOException {
        for (String id : ids) {
            servers.add(ServerProcess.model(id));
        }
    }

    /** Starts Netty's native epoll, if it is on the class path. */
    void addNetty() throws IOException {
        if (isNettyThere()) {
            servers.add(ServerProcess.java("Netty epoll", NETTY));
        } else {
            missing.add("Netty epoll: its jars are there in tests alone.");
        }
    }

    /** Starts Python's asyncio, if it is there. */
    void addPython() throws IOException {
        if (ServerProcess.isOnPath("python3")) {
            servers.add(new ServerProcess("Python asyncio", List.of("python3", unpack("echo.py"))));
        } else {
            missing.add("Python asyncio: python3 is missing.");
        }
    }

    private static boolean isNettyThere() {
        String library = "META-INF/native/libnetty_transport_native_epoll_x86_64.so";
        return System.getProperty("jdk.module.path") == null
                && ClassLoader.getSystemResource(library) != null
                && "Linux".equals(System.getProperty("os.name"))
                && "amd64".equals(System.getProperty("os.arch"));
    }

    private String unpack(String name) throws IOException {
        Path to = folder.resolve(name);
        try (InputStream source = Rivals.class.getResourceAsStream(name)) {
            if (source == null) {
                throw new IOException(name + " is not on the class path: build the tests anew.");
            }
            Files.copy(source, to);
        }
        return to.toString();
    }

    @Override
    public void close() throws IOException {
        servers.forEach(ServerProcess::close);
        for (String name : List.of("echo", "echo.c", "echo.py")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
