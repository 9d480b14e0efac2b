package loopscope.kit.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * A certificate for this machine that is made at start, lives in memory, and is valid for a day.
 *
 * <p>It has an EC key and is signed with this very key, so nobody has a reason to trust it but this
 * program's own clients. It names localhost, 127.0.0.1 and ::1.
 *
 * @param certificate what a server shows
 * @param key what a server signs the handshake with
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280">RFC 5280</a>, section 4.1
 */
record ThrowAwayCertificate(X509Certificate certificate, PrivateKey key) {
    private static final Duration VALID = Duration.ofDays(1);

    /** A clock of another machine may be behind. */
    private static final Duration EARLIER = Duration.ofHours(1);

    private static final byte[] VERSION_3 =
            Der.value(Der.EXPLICIT, Der.integer(BigInteger.TWO)); // counted from 0
    private static final byte[] ECDSA_WITH_SHA256 =
            Der.sequence(Der.objectIdentifier(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.objectIdentifier(2, 5, 4, 3);
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.objectIdentifier(2, 5, 29, 17);

    /** Numbers of the members of a GeneralName. */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    private static final byte[] IP_4 = {127, 0, 0, 1};
    private static final byte[] IP_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    /** Makes a certificate that is valid from now on. Takes some tens of milliseconds. */
    static ThrowAwayCertificate make() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        byte[] content = content(keys.getPublic(), Instant.now());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bitString(signature.sign()));
        X509Certificate certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(whole));
        return new ThrowAwayCertificate(certificate, keys.getPrivate());
    }

    /** The part that is signed: TBSCertificate in the standard. */
    private static byte[] content(PublicKey key, Instant now) {
        byte[] name =
                Der.sequence(
                        Der.set(Der.sequence(COMMON_NAME, Der.utf8String("Loopscope, for a day"))));
        return Der.sequence(
                VERSION_3,
                Der.integer(new BigInteger(Long.SIZE, new SecureRandom()).add(BigInteger.ONE)),
                ECDSA_WITH_SHA256,
                name,
                Der.sequence(
                        Der.generalizedTime(now.minus(EARLIER)),
                        Der.generalizedTime(now.plus(VALID))),
                name,
                key.getEncoded(),
                Der.value(Der.EXPLICIT + 3, Der.sequence(names())));
    }

    private static byte[] names() {
        byte[] names =
                Der.sequence(
                        Der.value(Der.IMPLICIT + DNS_NAME, "localhost".getBytes(US_ASCII)),
                        Der.value(Der.IMPLICIT + IP_ADDRESS, IP_4),
                        Der.value(Der.IMPLICIT + IP_ADDRESS, IP_6));
        return Der.sequence(SUBJECT_ALTERNATIVE_NAME, Der.octetString(names));
    }
}
