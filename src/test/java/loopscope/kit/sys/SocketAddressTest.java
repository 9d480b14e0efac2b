package loopscope.kit.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.trace.Address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

class SocketAddressTest {

    @ParameterizedTest
    @CsvSource({
        "255.254.1.2, 255.254.1.2:65535",
        "::1, [::1]:65535",
        "[2001:DB8::7], [2001:db8::7]:65535",
        "fe80::1%7, [fe80::1%7]:65535",
        "::ffff:127.0.0.1, 127.0.0.1:65535",
    })
    void goesThroughTheMemoryUnchanged(String host, String text) {
        long address = SocketAddress.of(host, 65_535);
        SocketAddress memory = new SocketAddress();

        memory.set(address);

        assertThat(memory.get()).isEqualTo(address);
        assertThat(memory).hasToString(text);
        assertThat(Address.text(address)).isEqualTo(text);
    }

    @Test
    void liesInMemoryAsTheKernelWantsIt() {
        SocketAddress memory = new SocketAddress(SocketAddress.of("127.0.0.1", 0x1234));

        assertThat(memory.size()).isEqualTo(16);
        assertThat(memory.memory().get(ValueLayout.JAVA_SHORT, 0)).isEqualTo((short) 2);
        assertThat(hex(memory)).isEqualTo("1234" + "7f000001" + "0000000000000000");
    }

    @Test
    void liesInMemoryAsTheKernelWantsItOfIpv6Too() {
        SocketAddress memory = new SocketAddress(SocketAddress.of("2001:db8::1", 0x1234));

        assertThat(memory.size()).isEqualTo(28);
        assertThat(memory.memory().get(ValueLayout.JAVA_SHORT, 0)).isEqualTo((short) 10);
        assertThat(hex(memory))
                .isEqualTo("1234" + "00000000" + "20010db8000000000000000000000001" + "00000000");
    }

    /** All but the family. */
    private static String hex(SocketAddress memory) {
        byte[] bytes = memory.memory().asSlice(2, memory.size() - 2).toArray(ValueLayout.JAVA_BYTE);
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "010.0.0.1",
                "-1.0.0.0",
                ":",
                ":::",
                "::g",
                "1:2:3:4:5:6:7",
                "[::1",
                "::1%nowhere"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> SocketAddress.of(text, 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" isn't an IP address");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesPortsOutOfRange(int port) {
        assertThatThrownBy(() -> SocketAddress.of("::1", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Port " + port);
    }
}
