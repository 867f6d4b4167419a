package dev.connections4j.cli.doctor;

import dev.connections4j.Stage;
import dev.connections4j.grpc.diagnosis.ProbeSockets;
import dev.connections4j.parameters.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects to each address, a line each; the first that answers is examined further. */
record TcpStep(DoctorTarget target, ProbeSockets sockets, List<InetAddress> addresses, int port) implements DoctorStep {
    @Override
    public Result take() {
        List<Observation> observations = new ArrayList<>();
        @Nullable ProbeContext first = null;
        for (InetAddress address : addresses) {
            String shown = new HostPort(address.getHostAddress(), port).toString();
            ProbeContext context =
                    new ProbeContext(target, sockets, new InetSocketAddress(address, port), target.mode());
            try {
                sockets.connect(context.address()).close();
                observations.add(Observation.fine(Part.TCP, shown + " accepts connections"));
                first = first == null ? context : first;
            } catch (IOException e) {
                String prefix = addresses.size() > 1 ? shown + ": " : "";
                observations.add(Observation.failed(
                        Part.TCP, prefix, context.failure(Stage.TCP, e).namingUnusedProxy(target.resolved())));
            }
        }
        return new Result(first != null, observations, first == null ? null : next(first));
    }

    private DoctorStep next(ProbeContext context) {
        return target.proxy().isPresent() ? new ProxyStep(context) : context.first();
    }
}
