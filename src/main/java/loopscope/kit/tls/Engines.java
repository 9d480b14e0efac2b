package loopscope.kit.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Engines of TLS 1.3, one for each connection: they turn text into records and back, and touch no
 * socket.
 *
 * <p>All servers of this program show the same {@link ThrowAwayCertificate}, made when the first
 * engine is wanted; its own clients trust this certificate alone. TLS 1.3 only, because there a
 * client that says no more can still be sent its echo. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446">RFC 8446</a>
 */
public final class Engines {
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final char[] NO_PASSWORD = {};

    /** Made once, by the first that asks. */
    private static final class Made {
        static final SSLContext CONTEXT = context();
    }

    private Engines() {}

    /** Makes the certificate if there is none yet, which takes some tenths of a second. */
    public static void warmUp() {
        SSLEngine _ = forServer();
    }

    /** An engine for the server's side of a connection. */
    public static SSLEngine forServer() {
        return engine(false);
    }

    /** An engine for a client's side. */
    public static SSLEngine forClient() {
        return engine(true);
    }

    private static SSLEngine engine(boolean client) {
        SSLEngine engine = Made.CONTEXT.createSSLEngine();
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(PROTOCOLS);
        return engine;
    }

    private static SSLContext context() {
        try {
            ThrowAwayCertificate made = ThrowAwayCertificate.make();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] chain = {made.certificate()};
            store.setKeyEntry("loopscope", made.key(), NO_PASSWORD, chain);
            // Not "PKIX", which decrypts the key anew at each handshake: most of the server's time.
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trusted = {new OneCertificate(made.certificate())};
            context.init(keys.getKeyManagers(), trusted, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make a certificate for TLS", e);
        }
    }

    /** Trusts one certificate by its bytes. Its dates do not matter: a program may run for days. */
    private record OneCertificate(X509Certificate trusted) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType)
                throws CertificateException {
            throw new CertificateException("clients show no certificates");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType)
                throws CertificateException {
            if (chain.length == 0 || !chain[0].equals(trusted)) {
                throw new CertificateException("not this program's own certificate");
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
