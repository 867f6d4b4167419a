package dev.connections4j.grpc.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.TestRequests;
import dev.connections4j.grpc.diagnosis.Diagnosis;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.spi.LinkException;
import io.grpc.Status;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class EarlyConnectTest {
    private static final HostPort ADDRESS = new HostPort("127.0.0.1", 19530);

    private static Route route(boolean eager, ProxyAddress... proxy) {
        return new Route(
                TestRequests.request("127.0.0.1", p -> p.eager(eager)),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 19530),
                Arrays.stream(proxy).findFirst(),
                Optional.empty());
    }

    private static EarlyConnect taken() {
        Route route = route(true);
        EarlyConnect early = new EarlyConnect(route, EarlyConnect.permit(route.request()));
        route.stages().begin(Stage.HTTP2);
        assertTrue(early.take());
        return early;
    }

    private static boolean isTooEarly(EarlyConnect early, Status status) {
        return early.tooEarly(status.asRuntimeException()).isPresent();
    }

    @Test
    void take_severalSocketsOfARequest_onlyTheFirstGoesEarly() {
        Route route = route(true);
        AtomicBoolean turn = EarlyConnect.permit(route.request());
        assertTrue(new EarlyConnect(route, turn).take());
        assertFalse(new EarlyConnect(route, turn).take());
        assertFalse(EarlyConnect.never(route).take());
    }

    @Test
    void take_notEagerOrThroughAProxy_isFalse() {
        Route patient = route(false);
        assertFalse(new EarlyConnect(patient, EarlyConnect.permit(patient.request())).take());
        Route proxied = route(true, new ProxyAddress(ADDRESS, null, null));
        assertFalse(new EarlyConnect(proxied, EarlyConnect.permit(proxied.request())).take());
    }

    @Test
    void tooEarly_beforeTheServerSpoke_isForLostConnectionsOnly() {
        for (Status lost : List.of(Status.UNAVAILABLE, Status.UNKNOWN, Status.INTERNAL)) {
            assertTrue(isTooEarly(taken(), lost), lost.toString());
        }
        assertFalse(isTooEarly(taken(), Status.UNAUTHENTICATED));
        assertFalse(isTooEarly(taken(), Status.CANCELLED));
        assertFalse(isTooEarly(EarlyConnect.never(route(true)), Status.UNAVAILABLE));
    }

    @Test
    void tooEarly_afterSettings_isForWhatTheServerLetBeUnprocessedOnly() {
        EarlyConnect early = taken();
        early.settingsCame();
        assertFalse(isTooEarly(early, Status.UNAVAILABLE.withDescription("Network closed for unknown reason")));
        for (String words : List.of(
                "RST_STREAM closed stream. HTTP/2 error code: REFUSED_STREAM",
                "Refused stream\nRst Stream",
                "Abrupt GOAWAY closed sent stream")) {
            assertTrue(isTooEarly(early, Status.UNAVAILABLE.withDescription(words)), words);
        }
        early.answerCame();
        assertFalse(isTooEarly(early, Status.UNAVAILABLE.withDescription("GOAWAY")));
    }

    @Test
    void settingsCame_early_endsHttp2AndBeginsConnectOnce() {
        Route route = route(true);
        EarlyConnect early = new EarlyConnect(route, EarlyConnect.permit(route.request()));
        route.stages().begin(Stage.HTTP2);
        assertTrue(early.take());
        assertEquals(Stage.HTTP2, route.stages().current());
        early.settingsCame();
        assertEquals(Stage.CONNECT, route.stages().current());
        route.stages().end(Stage.CONNECT);
        early.settingsCame();
        assertTrue(route.stages().durations().containsKey(Stage.CONNECT));
        assertTrue(route.stages().durations().containsKey(Stage.HTTP2));
    }

    @Test
    void tooEarly_socketEndedBeforeConnectReachedIt_isTriedAgain_andThenNamedClosed() {
        EarlyConnect early = taken();
        early.settingsCame();
        assertTrue(isTooEarly(early, SingleSocketBalancer.GONE));

        Route route = route(false);
        route.stages().begin(Stage.CONNECT);
        LinkException seen = Diagnosis.of(route, SingleSocketBalancer.GONE.asRuntimeException())
                .join();
        assertEquals(Reason.CLOSED, seen.reason());
        assertEquals(Stage.CONNECT, seen.stage());
    }
}
