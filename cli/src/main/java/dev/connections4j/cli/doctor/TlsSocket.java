package dev.connections4j.cli.doctor;

import dev.connections4j.grpc.NameLookup;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** TLS over one socket by the JDK, with the versions, ALPN and checks that every transport has. */
final class TlsSocket {
    private static final String H2 = "h2";

    private final DoctorTarget subject;
    private final Dialer dialer;
    private final SeenChain seen;
    private final Optional<TlsMaterial> material;
    private @Nullable SSLSocket socket;

    TlsSocket(DoctorTarget subject, Dialer dialer, ProbeMode way) {
        this.subject = subject;
        this.dialer = dialer;
        boolean isChecked = way.manner() == ProbeMode.Manner.TLS;
        this.material = isChecked ? TlsMaterial.read(Variation.resolved(subject, way)) : Optional.empty();
        this.seen = material.map(SeenChain::checkedBy).orElseGet(SeenChain::unchecked);
    }

    /** Whether a port that does not answer plaintext answers a TLS hello. */
    static boolean isSpokenAt(DoctorTarget subject, Dialer dialer, InetSocketAddress address) {
        TlsSocket tls = new TlsSocket(subject, dialer, ProbeMode.detour(ProbeMode.Manner.UNVERIFIED));
        try (Socket tcp = tls.shake(address).tcp()) {
            return tcp.isConnected();
        } catch (SSLException e) {
            return !tls.chain().isEmpty() || String.valueOf(e.getMessage()).contains("alert");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What a server says that closes after the handshake, when nothing is sent to it: of a client's certificate it tells no sooner in
     * TLS 1.3.
     */
    Optional<IOException> lastWords(InetSocketAddress address) {
        try {
            Wire wire = shake(address);
            dialer.within(wire.tcp(), s -> wire.spoken().getInputStream().read());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    Wire shake(InetSocketAddress address) throws IOException {
        ResolvedParameters parameters = subject.resolved();
        String name = parameters
                .find(Parameters.SERVER_NAME)
                .orElseGet(() -> subject.server().host());
        Socket tcp = dialer.open(address);
        SSLSocket over = (SSLSocket) seen.context(material)
                .getSocketFactory()
                .createSocket(tcp, name, subject.server().port(), true);
        socket = over;
        over.setSSLParameters(parameters(over, name));
        dialer.within(tcp, s -> {
            over.startHandshake();
            return s;
        });
        if (!over.getApplicationProtocol().equals(H2)) {
            throw new SSLException("the server did not choose ALPN h2");
        }
        return new Wire(tcp, over);
    }

    private static SSLParameters parameters(SSLSocket socket, String name) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(TlsMaterial.PROTOCOLS.toArray(String[]::new));
        parameters.setApplicationProtocols(new String[] {H2});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!NameLookup.isLiteral(name) && name.indexOf('_') < 0 && !name.endsWith(".")) {
            parameters.setServerNames(List.of(new javax.net.ssl.SNIHostName(name)));
        }
        return parameters;
    }

    /** What the server has shown so far. */
    List<X509Certificate> chain() {
        return seen.chain();
    }

    SSLSession session() {
        return shaken().getSession();
    }

    String applicationProtocol() {
        return shaken().getApplicationProtocol();
    }

    private SSLSocket shaken() {
        if (socket == null) {
            throw new IllegalStateException("there was no handshake");
        }
        return socket;
    }
}
