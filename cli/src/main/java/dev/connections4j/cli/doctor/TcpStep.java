package dev.connections4j.cli.doctor;

import dev.connections4j.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A TCP connection to each address, a line each; the first that answers is looked at further. */
record TcpStep(DoctorTarget subject, Dialer dialer, List<InetAddress> addresses, int port) implements DoctorStep {
    @Override
    public Seen look() {
        List<Observation> observations = new ArrayList<>();
        @Nullable InetSocketAddress first = null;
        for (InetAddress address : addresses) {
            InetSocketAddress target = new InetSocketAddress(address, port);
            try (Socket socket = dialer.connect(target)) {
                observations.add(Observation.fine(Part.TCP, shown(target) + " accepts connections"));
                first = first == null ? (InetSocketAddress) socket.getRemoteSocketAddress() : first;
            } catch (IOException e) {
                observations.add(Observation.failed(
                                Part.TCP,
                                SocketDiagnosis.of(subject, target, subject.wayAsked(), Stage.TCP, e)
                                        .failure())
                        .after(addresses.size() > 1 ? shown(target) + ": " : ""));
            }
        }
        if (first == null) {
            return new Seen(observations, null);
        }
        // A connect takes the address that answers.
        return new Seen(observations.stream().map(Observation::spared).toList(), next(first));
    }

    private DoctorStep next(InetSocketAddress address) {
        return subject.proxy().isPresent()
                ? new ProxyStep(subject, dialer, address)
                : firstWord(subject, dialer, address);
    }

    /** What is said first to the server. */
    static DoctorStep firstWord(DoctorTarget subject, Dialer dialer, InetSocketAddress address) {
        ProbeMode asked = subject.wayAsked();
        return asked.isTls()
                ? new TlsStep(subject, dialer, address, asked)
                : new Http2Step(subject, dialer, address, asked, null);
    }

    static String shown(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]:" : host + ":") + address.getPort();
    }
}
