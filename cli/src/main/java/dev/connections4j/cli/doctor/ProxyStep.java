package dev.connections4j.cli.doctor;

import dev.connections4j.Stage;
import dev.connections4j.parameters.ProxyAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A tunnel through the proxy. */
record ProxyStep(DoctorTarget subject, Dialer dialer, InetSocketAddress address) implements DoctorStep {
    @Override
    public Seen look() {
        ProxyAddress proxy = subject.proxy().orElseThrow();
        try {
            dialer.open(address).close();
            String seen = proxy + " opened a tunnel to " + subject.server();
            return new Seen(List.of(Observation.fine(Part.PROXY, seen)), TcpStep.firstWord(subject, dialer, address));
        } catch (IOException e) {
            return Seen.last(Observation.failed(
                    Part.PROXY,
                    SocketDiagnosis.of(subject, address, subject.wayAsked(), Stage.PROXY, e)
                            .failure()));
        }
    }
}
