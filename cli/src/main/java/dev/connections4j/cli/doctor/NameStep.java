package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.NameLookup;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The addresses of the host: the proxy's if there is one, for the server's name is the proxy's to look up then. */
record NameStep(DoctorTarget subject, Dialer dialer) implements DoctorStep {
    @Override
    public Seen look() {
        HostPort target = subject.proxy().map(ProxyAddress::hostPort).orElse(subject.server());
        String who = subject.proxy().isPresent() ? "the proxy's host " : "";
        try {
            List<InetAddress> addresses =
                    NameLookup.resolve(target.host()).get(subject.timeout().toMillis(), TimeUnit.MILLISECONDS);
            String seen = NameLookup.isLiteral(target.host())
                    ? who + target.host() + " is an address already"
                    : who + target.host() + " is "
                            + addresses.stream()
                                    .map(InetAddress::getHostAddress)
                                    .collect(Collectors.joining(", "));
            return new Seen(
                    List.of(Observation.fine(Part.NAME_LOOKUP, seen)),
                    new TcpStep(subject, dialer, addresses, target.port()));
        } catch (TimeoutException e) {
            return failed(Reason.TIMED_OUT, "the name lookup of " + target.host() + " did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(Reason.CANCELLED, "the waiting thread was interrupted");
        } catch (ExecutionException e) {
            Reason reason = subject.proxy().isPresent() ? Reason.PROXY_FAILED : Reason.UNKNOWN_HOST;
            return failed(reason, (who.isEmpty() ? "the host " : who) + target.host() + " has no address");
        }
    }

    private static Seen failed(Reason reason, String problem) {
        return Seen.last(Observation.failed(Part.NAME_LOOKUP, Failure.of(Stage.NAME_LOOKUP, reason, problem)));
    }
}
