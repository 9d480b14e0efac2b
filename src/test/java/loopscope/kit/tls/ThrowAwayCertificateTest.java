package loopscope.kit.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/** The JDK's own reader of certificates takes what {@link Der} wrote. */
class ThrowAwayCertificateTest {
    @Test
    void isSignedWithItsOwnKeyAndNamesThisMachineForADay() throws Exception {
        X509Certificate made = ThrowAwayCertificate.make().certificate();
        made.verify(made.getPublicKey());
        made.checkValidity();
        assertThat(made.getVersion()).isEqualTo(3);
        assertThat(made.getSerialNumber()).isPositive();
        assertThat(made.getIssuerX500Principal()).isEqualTo(made.getSubjectX500Principal());
        assertThat(made.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(
                        Duration.between(
                                made.getNotBefore().toInstant(), made.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void eachHasAKeyOfItsOwn() throws Exception {
        assertThat(ThrowAwayCertificate.make().certificate().getPublicKey())
                .isNotEqualTo(ThrowAwayCertificate.make().certificate().getPublicKey());
    }

    @Test
    void lengthsAreWrittenInAsFewBytesAsTheyTake() {
        assertThat(Der.octetString(new byte[127])).hasSize(127 + 2).startsWith(4, 127);
        assertThat(Der.octetString(new byte[128])).hasSize(128 + 3).startsWith(4, 0x81, 128);
        assertThat(Der.octetString(new byte[256])).hasSize(256 + 4).startsWith(4, 0x82, 1, 0);
    }
}
