package dev.connections4j.testkit;

import dev.connections4j.standin.certificates.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** Listening sockets of the JDK's own TLS, with the certificate for this machine that an authority has made before. */
public final class TlsServerSockets {
    private TlsServerSockets() {}

    /**
     * Listens on a free loopback port.
     *
     * @param authorityFolder where {@link TestCertificates} made {@link TestCertificates#server()}
     * @param protocols of TLS, all that are enabled
     * @param alpn what it can choose by ALPN; empty: it does not know ALPN
     * @return the socket
     */
    public static SSLServerSocket open(Path authorityFolder, List<String> protocols, List<String> alpn) {
        try {
            SSLServerSocket listening = (SSLServerSocket) context(authorityFolder)
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
            SSLParameters parameters = listening.getSSLParameters();
            parameters.setProtocols(protocols.toArray(String[]::new));
            parameters.setApplicationProtocols(alpn.toArray(String[]::new));
            listening.setSSLParameters(parameters);
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What such sockets are made with.
     *
     * @param authorityFolder as above
     * @return for servers
     */
    public static SSLContext context(Path authorityFolder) {
        try {
            char[] password = "changeit".toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(authorityFolder.resolve("store.p12"))) {
                store.load(in, password);
            }
            store.deleteEntry("ca");
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
