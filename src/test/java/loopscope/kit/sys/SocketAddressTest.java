package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.ValueLayout;

class SocketAddress4Test {

    @Test
    void goesThroughTheMemoryUnchanged() {
        long address = SocketAddress4.of("255.254.1.2", 65_535);
        SocketAddress4 memory = new SocketAddress4(address);

        assertThat(memory.get()).isEqualTo(address);
        assertThat(SocketAddress4.text(address)).isEqualTo("255.254.1.2:65535");
        assertThat(SocketAddress4.port(address)).isEqualTo(65_535);
        assertThat(SocketAddress4.ip(address)).isEqualTo(0xFFFE0102);
    }

    @Test
    void liesInMemoryAsTheKernelWantsIt() {
        SocketAddress4 memory = new SocketAddress4(SocketAddress4.of("127.0.0.1", 0x1234));

        byte[] bytes = memory.memory().asSlice(2).toArray(ValueLayout.JAVA_BYTE);

        assertThat(memory.memory().get(ValueLayout.JAVA_SHORT, 0)).isEqualTo((short) 2);
        assertThat(bytes).containsExactly(0x12, 0x34, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "1.2.3", "1.2.3.4.5", "256.0.0.1", "010.0.0.1", "-1.0.0.0"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> SocketAddress4.of(text, 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" isn't an IPv4 address");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesPortsOutOfRange(int port) {
        assertThatThrownBy(() -> SocketAddress4.of("127.0.0.1", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Port " + port);
    }
}
