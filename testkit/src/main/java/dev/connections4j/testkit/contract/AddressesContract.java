package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Connection;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import dev.connections4j.testkit.UnacceptingPort;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A name of two addresses, of which the second one has the server: what is wrong with the first one costs nothing but its turn. The JVM must be started with
 * {@code -Djdk.net.hosts.file}, naming a file in which {@value #NAME} has the addresses 127.0.0.2 and 127.0.0.1, in this order.
 */
abstract class AddressesContract extends ContractPart {
    private static final String NAME = "several.test";

    AddressesContract(String transport) {
        super(transport);
    }

    @BeforeEach
    void namesAreThoseOfTheFile() throws UnknownHostException {
        Assumptions.assumeTrue(
                System.getProperty("jdk.net.hosts.file") != null, "this JVM was started without a file of names");
        assertEquals(
                List.of("127.0.0.2", "127.0.0.1"),
                Arrays.stream(InetAddress.getAllByName(NAME))
                        .map(InetAddress::getHostAddress)
                        .toList());
    }

    /** Something wrong at the first address, on the server's port. */
    private <P extends AutoCloseable> P first(BiFunction<InetAddress, Integer, P> fault) throws UnknownHostException {
        try {
            return closing(fault.apply(InetAddress.getAllByName(NAME)[0], server.port()));
        } catch (UncheckedIOException e) {
            return Assumptions.abort("this system has no address 127.0.0.2: " + e.getCause());
        }
    }

    private void assertConnectsToTheSecond() {
        Connection connection = registry.connect(ALIAS, to(NAME + ":" + server.port(), p -> {}));
        assertEquals("hello", Calls.echo(connection.channel()));
        assertEquals(1, connects());
        assertEquals(1, server.acceptedSockets());
    }

    @Test
    void connect_firstAddressIsSilent_takesTheSecondAndClosesTheFirst() throws Exception {
        FaultyPort silent = first(FaultyPort::silentAt);
        assertConnectsToTheSecond();
        Await.until("the silent one's socket is closed", () -> silent.openSockets() == 0);
        assertEquals(1, silent.accepted());
    }

    @Test
    void connect_firstAddressLeavesTheSynUnanswered_takesTheSecond() throws Exception {
        first(UnacceptingPort::openAt);
        assertConnectsToTheSecond();
    }

    @Test
    void connect_firstAddressRefuses_takesTheSecond() {
        assertConnectsToTheSecond();
    }

    @Test
    void connect_firstAddressAcceptsAndCloses_takesTheSecond() throws Exception {
        FaultyPort closing = first(FaultyPort::closingAt);
        assertConnectsToTheSecond();
        Await.until("all sockets to the first are closed", () -> closing.openSockets() == 0);
    }
}
