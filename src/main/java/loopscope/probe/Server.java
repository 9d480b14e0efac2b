package loopscope.probe;

import loopscope.lab.ForeignProgram;
import loopscope.lab.Setup;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The server that is probed, which can be started any number of times.
 *
 * @param name what it is called
 * @param model the id of one of our models; empty for a program of others
 * @param command the words of a program of others; {@value #PORT} in them becomes a free port at
 *     each start
 * @param port on which it is to listen; 0 for any
 */
public record Server(String name, String model, List<String> command, int port) {
    /** Stands for a free port in a command. */
    public static final String PORT = "{port}";

    public Server {
        command = List.copyOf(command);
    }

    /** One of our models. */
    public static Server ofModel(String model) {
        return new Server(model, model, List.of(), 0);
    }

    /** A program that is to be started. */
    public static Server ofCommand(List<String> command, int port) {
        return new Server(String.join(" ", command), "", command, port);
    }

    boolean isOurs() {
        return !model.isEmpty();
    }

    /**
     * What a stage of it is opened with.
     *
     * @param descriptors how many it may have, where it is a program of others; 0 for as many as
     *     usual
     */
    Setup setup(int descriptors) throws IOException {
        if (isOurs()) {
            return Setup.of(model);
        }
        boolean anyPort = command.stream().anyMatch(word -> word.contains(PORT));
        int chosen = anyPort ? freePort() : port;
        List<String> words = new ArrayList<>();
        if (descriptors > 0) {
            words.add("prlimit");
            words.add("--nofile=" + descriptors);
        }
        command.forEach(word -> words.add(word.replace(PORT, String.valueOf(chosen))));
        return Setup.of(ForeignProgram.of(words), chosen);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
