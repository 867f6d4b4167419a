package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.NameLookup;
import dev.connections4j.grpc.Proxies;
import dev.connections4j.grpc.diagnosis.ProbeSockets;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Looks up the host; behind a proxy the proxy's, which then looks up the server's name itself. */
record NameStep(DoctorTarget target, ProbeSockets sockets) implements DoctorStep {
    @Override
    public Result take() {
        Optional<Failure> wrong = Proxies.refusal(target.resolved(), target.server());
        if (wrong.isPresent()) {
            return Result.last(Observation.failed(Part.NAME_LOOKUP, wrong.get()));
        }
        HostPort peer = target.proxy().map(ProxyAddress::hostPort).orElse(target.server());
        String host = (target.proxy().isPresent() ? "the proxy's host " : "") + peer.host();
        try {
            List<InetAddress> addresses =
                    NameLookup.resolve(peer.host()).get(target.timeout().toMillis(), TimeUnit.MILLISECONDS);
            String seen = NameLookup.isLiteral(peer.host())
                    ? " is an address already"
                    : " is "
                            + addresses.stream()
                                    .map(InetAddress::getHostAddress)
                                    .collect(Collectors.joining(", "));
            return Result.of(
                    List.of(Observation.fine(Part.NAME_LOOKUP, host + seen)),
                    new TcpStep(target, sockets, addresses, peer.port()));
        } catch (TimeoutException e) {
            return failed(Reason.TIMED_OUT, "the name lookup of " + peer.host() + " did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(Reason.CANCELLED, "the waiting thread was interrupted");
        } catch (ExecutionException e) {
            return target.proxy().isPresent()
                    ? failed(Reason.PROXY_FAILED, host + " has no address")
                    : failed(Reason.UNKNOWN_HOST, "the host " + host + " has no address");
        }
    }

    private Result failed(Reason reason, String problem) {
        Failure failure = Failure.of(Stage.NAME_LOOKUP, reason, problem);
        Failure named = reason == Reason.PROXY_FAILED
                ? failure.withRemedy(Proxies.remedy(target.resolved()))
                : failure.namingUnusedProxy(target.resolved());
        return Result.last(Observation.failed(Part.NAME_LOOKUP, named));
    }
}
