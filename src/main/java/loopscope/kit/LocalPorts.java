package loopscope.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The local ports of own clients, handed out in turn.
 *
 * <p>A client binds before it connects, so that its address is known before the server can accept
 * it. The kernel's own choice in bind(2) gives only ports without any connection: each connection
 * keeps its port for a minute after its end (TIME_WAIT), and when few ports are left bind searches
 * port by port. A named port with SO_REUSEADDR may be shared by connections to different servers,
 * and follows one in TIME_WAIT; see ip(7) and socket(7). Thread-safe.
 */
final class LocalPorts {
    private static final LocalPorts OF_THE_SYSTEM = read(Path.of("/proc/sys/net/ipv4"));

    private final int[] ports;
    private final AtomicInteger turns = new AtomicInteger();

    private LocalPorts(int[] ports) {
        this.ports = ports;
        turns.set(ThreadLocalRandom.current().nextInt(Math.max(1, ports.length)));
    }

    /** The ports that this system gives to clients. */
    static LocalPorts ofTheSystem() {
        return OF_THE_SYSTEM;
    }

    /**
     * Reads ip_local_port_range and ip_local_reserved_ports, see ip(7).
     *
     * @param settings the folder of these files; without them no port is known
     */
    static LocalPorts read(Path settings) {
        try {
            String[] range = line(settings.resolve("ip_local_port_range")).split("\\s+", 2);
            BitSet ports = new BitSet();
            ports.set(Integer.parseInt(range[0]), Integer.parseInt(range[1]) + 1);
            for (String reserved :
                    line(settings.resolve("ip_local_reserved_ports")).split(",", -1)) {
                if (!reserved.isEmpty()) {
                    String[] ends = reserved.split("-", 2);
                    int first = Integer.parseInt(ends[0]);
                    ports.clear(first, Integer.parseInt(ends[ends.length - 1]) + 1);
                }
            }
            return new LocalPorts(ports.stream().toArray());
        } catch (IOException e) {
            return new LocalPorts(new int[0]);
        }
    }

    /**
     * Reads a line in one call: /proc/sys gives nothing to a second read, which readString makes.
     */
    private static String line(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return Objects.requireNonNullElse(reader.readLine(), "");
        }
    }

    /** How many ports there are; 0 if they are not known, and the kernel has to choose. */
    int count() {
        return ports.length;
    }

    /** The next port; 0 lets the kernel choose. */
    int next() {
        return ports.length == 0 ? 0 : ports[Math.floorMod(turns.getAndIncrement(), ports.length)];
    }
}
