package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:80",
        "255.254.1.2, 255.254.1.2:80",
        "::, [::]:80",
        "::1, [::1]:80",
        "2001:db8:0:0:0:0:0:1, [2001:db8::1]:80",
        "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:80",
        "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]:80",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:80",
        "FE80:0:0:0:0:0:0:0, [fe80::]:80",
    })
    void isWrittenAsPeopleWriteIt(String literal, String text) throws Exception {
        assertThat(Address.text(of(literal, 80))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "::", "::1", "2001:db8::ff:8000"})
    void keepsEveryByteAndThePort(String literal) throws Exception {
        long address = of(literal, 65_535);
        assertThat(Address.bytes(address)).isEqualTo(InetAddress.ofLiteral(literal).getAddress());
        assertThat(Address.port(address)).isEqualTo(65_535);
        assertThat(of(literal, 65_535)).isEqualTo(address);
        assertThat(of(literal, 1)).isNotEqualTo(address);
    }

    @Test
    void aMappedAddressIsTheIpv4AddressThatItMaps() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(Address.of(mapped, 80)).isEqualTo(of("127.0.0.1", 80));
    }

    @Test
    void linkLocalAddressesOfTwoInterfacesAreTwo() throws Exception {
        byte[] here = InetAddress.ofLiteral("fe80::1").getAddress();
        assertThat(Address.text(Address.of(here, 2, 80))).isEqualTo("[fe80::1%2]:80");
        assertThat(Address.of(here, 2, 80)).isNotEqualTo(Address.of(here, 3, 80));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true, 127.0.0.1",
        "127.3.2.1, true, 127.3.2.1",
        "192.0.2.1, false, 192.0.2.1",
        "0.0.0.0, false, 127.0.0.1",
        "::1, true, ::1",
        "2001:db8::1, false, 2001:db8::1",
        "::, false, 127.0.0.1",
    })
    void saysWhoReachesItAndHow(String literal, boolean loopback, String from) throws Exception {
        long address = of(literal, 80);
        assertThat(Address.isLoopback(address)).isEqualTo(loopback);
        assertThat(Address.hostText(Address.reachable(address))).isEqualTo(from);
        assertThat(Address.port(Address.reachable(address))).isEqualTo(80);
    }

    private static long of(String literal, int port) throws UnknownHostException {
        return Address.of(InetAddress.ofLiteral(literal).getAddress(), port);
    }
}
