package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Reason;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.StandInBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server at an IPv6 address. */
abstract class Ipv6Contract extends ContractPart {
    private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    Ipv6Contract(String transport) {
        super(transport);
    }

    @BeforeAll
    static void systemHasIpv6() {
        try {
            new ServerSocket(0, 1, loopback()).close();
        } catch (IOException e) {
            Assumptions.abort("this system has no IPv6 loopback: " + e);
        }
    }

    @Override
    StandInBuilder options() {
        return MilvusStandIn.builder().address(loopback());
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(LOOPBACK);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void connect_address_connects() {
        String address = "[::1]:" + server.port();
        assertEquals(
                "hello",
                Calls.echo(registry.connect(ALIAS, to(address, p -> {})).channel()));
        assertEquals(address, server.calls("Connect").get(0).authority());
    }

    @Test
    void connect_hostOfAnUnknownZone_isUnknown() {
        ConnectFailedException failure = assertThrows(
                ConnectFailedException.class,
                () -> registry.connect(ALIAS, to("[::1%nosuch]:" + server.port(), p -> {})));
        assertEquals(Reason.UNKNOWN_HOST, failure.failure().reason(), failure.getMessage());
    }
}
