package loopscope.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

class LocalPortsTest {
    @TempDir private Path settings;

    @Test
    void goesRoundTheRangeAndLeavesOutWhatIsReserved() throws IOException {
        Files.writeString(settings.resolve("ip_local_port_range"), "5001\t5009\n");
        Files.writeString(settings.resolve("ip_local_reserved_ports"), "5002,5004-5006,9000\n");
        LocalPorts ports = LocalPorts.read(settings);
        assertThat(ports.count()).isEqualTo(5);
        assertThat(IntStream.range(0, 5).map(turn -> ports.next()))
                .containsExactlyInAnyOrder(5001, 5003, 5007, 5008, 5009);
        int first = ports.next();
        IntStream.range(0, 4).forEach(turn -> ports.next());
        assertThat(ports.next()).isEqualTo(first);
    }

    @Test
    void knowsTheRangeOfThisSystemWhereItIsLinux() {
        boolean linux = Files.exists(Path.of("/proc/sys/net/ipv4/ip_local_port_range"));
        assertThat(LocalPorts.ofTheSystem().count() > 1).isEqualTo(linux);
    }

    @Test
    void leavesTheChoiceToTheKernelWhereNoRangeIsKnown() {
        assertThat(LocalPorts.read(settings).next()).isZero();
    }
}
