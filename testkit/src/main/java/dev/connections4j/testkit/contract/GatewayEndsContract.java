package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.servers.Gateways;
import dev.connections4j.standin.servers.PeerServer;
import dev.connections4j.testkit.AlarmLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that a real gateway ends in an orderly way, under load: no call fails, and the service behind it handles each exactly once. */
@Timeout(180)
abstract class GatewayEndsContract {
    private static final int SOCKETS = 2;

    private final String transport;
    private final MilvusStandIn behind = MilvusStandIn.open();
    private final ConnectionRegistry registry = ContractPart.registry(Map.of());
    private final AlarmLog log = new AlarmLog();

    GatewayEndsContract(String transport) {
        this.transport = transport;
    }

    @AfterEach
    void nothingWasLogged() {
        registry.close();
        behind.close();
        log.close();
        log.assertSilent();
    }

    private PeerServer nginx(String limit) {
        return Gateways.nginx("listen 127.0.0.1:PORT http2; " + limit + " location / { grpc_pass grpc://127.0.0.1:"
                + behind.port() + "; }");
    }

    /** One Connect per socket. */
    private int sockets() {
        return behind.behaviour().connectRequests().size();
    }

    private void losesNoCall(PeerServer gateway, BooleanSupplier enough, int pauseMillis) throws Exception {
        Connection connection = registry.connect(
                "books",
                p -> p.address("127.0.0.1:" + gateway.port())
                        .transport(transport)
                        .timeout(ContractPart.PATIENT));
        CountedCalls.until(enough, pauseMillis, connection.channel())
                .assertHandledOnce(CountedCalls.handled(behind.calls()));
        assertTrue(sockets() > SOCKETS, sockets() + " sockets");
        registry.close();
    }

    private static void reload(PeerServer gateway) {
        try {
            gateway.reload();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000})
    void nginx_keepaliveRequests_losesNoCall(int requests) throws Exception {
        try (PeerServer gateway = nginx("keepalive_requests " + requests + ";")) {
            losesNoCall(gateway, () -> sockets() > SOCKETS, 0);
        }
    }

    @Test
    void nginx_keepaliveTime_losesNoCall() throws Exception {
        try (PeerServer gateway = nginx("keepalive_time 1s;")) {
            losesNoCall(gateway, () -> sockets() > SOCKETS, 5);
        }
    }

    /** A reload that comes while another is under way may be lost: there are more than sockets to end. */
    @Test
    void haproxy_reloads_losesNoCall() throws Exception {
        try (PeerServer gateway = Gateways.haproxy(behind.port())) {
            AtomicInteger looks = new AtomicInteger();
            BooleanSupplier enough = () -> {
                if (looks.incrementAndGet() % 300 == 0) {
                    reload(gateway);
                }
                return sockets() > SOCKETS;
            };
            losesNoCall(gateway, enough, 5);
        }
    }
}
