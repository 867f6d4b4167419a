package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.ServerInfo;
import dev.connections4j.async.Operation;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Status;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a transport throws in place of a diagnosis is a fault of this process: named, never laid on the server, on the first connect and later. */
class OwnFaultTest {
    private static final String OWN = "this process failed, not the server: ";
    private static final String OF_THE_PATH =
            " is missing on the path of this process, or of a version that does not fit: take all versions from"
                    + " connections-versions-bom";

    private final LinkFixture bench = new LinkFixture();

    /** What is thrown, what is seen of it, what is advised. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        new NoClassDefFoundError("io/netty/channel/nio/NioIoHandler"),
                        OWN + "java.lang.NoClassDefFoundError: io/netty/channel/nio/NioIoHandler",
                        "Netty (io.netty)" + OF_THE_PATH),
                Arguments.of(
                        new NoSuchMethodError("'void com.linecorp.armeria.client.ClientFactory.gone()'"),
                        OWN + "java.lang.NoSuchMethodError: 'void com.linecorp.armeria.client.ClientFactory.gone()'",
                        "Armeria" + OF_THE_PATH),
                Arguments.of(
                        new ServiceConfigurationError("io.grpc.NameResolverProvider: Provider x not found"),
                        OWN + "java.util.ServiceConfigurationError: io.grpc.NameResolverProvider: Provider x not found",
                        "gRPC (io.grpc)" + OF_THE_PATH),
                Arguments.of(
                        new IllegalStateException("canary", new NoClassDefFoundError("okio/Buffer")),
                        OWN + "java.lang.NoClassDefFoundError: okio/Buffer",
                        "Okio" + OF_THE_PATH),
                Arguments.of(
                        new ExceptionInInitializerError(
                                "Exception java.lang.UnsatisfiedLinkError: 'io.netty.Unix.errno()'"),
                        OWN
                                + "java.lang.ExceptionInInitializerError: Exception java.lang.UnsatisfiedLinkError: "
                                + "'io.netty.Unix.errno()'",
                        "Netty (io.netty)" + OF_THE_PATH),
                Arguments.of(
                        new ExceptionInInitializerError(),
                        OWN + "java.lang.ExceptionInInitializerError",
                        "something" + OF_THE_PATH),
                Arguments.of(
                        new AssertionError("one\ntwo"),
                        OWN + "java.lang.AssertionError: one two",
                        Reason.TRANSPORT_FAILED.remedy()),
                Arguments.of(
                        new IllegalArgumentException("canary"),
                        OWN + "java.lang.IllegalArgumentException",
                        Reason.TRANSPORT_FAILED.remedy()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void first_openThrows_isNamed(Throwable fault, String problem, String remedy) {
        assertNamed(connect(throwing(fault)), fault, problem, remedy);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void first_futureFails_isNamed(Throwable fault, String problem, String remedy) {
        assertNamed(connect(failing(fault)), fault, problem, remedy);
        assertNamed(connect(failing(new CompletionException(new CompletionException(fault)))), fault, problem, remedy);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void reconnect_openThrows_isNamedToTheCallsThatWait(Throwable fault, String problem) {
        Breaking transport = new Breaking();
        bench.transport.answers = true;
        Connecting first =
                new Connecting(new LinkSource("books", bench.resolved(), transport, null, bench.observers), bench);
        ConnectionHandle books =
                new ConnectionHandle("books", first.done.join(), LinkFixture.timings(), bench.clock, () -> {});
        transport.fault = throwing(fault);
        bench.link(1).lose();
        Heard heard = LinkFixture.call(books.channel(), CallOptions.DEFAULT.withWaitForReady());
        bench.clock.run();

        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
        assertEquals(
                "connection 'books' to milvus.test:19530 over breaking was lost, and reconnecting failed:"
                        + " TRANSPORT_FAILED: "
                        + problem,
                heard.description());
    }

    @Test
    void first_openReturnsNull_saysSo() {
        LinkException failure = connect(() -> null);
        assertEquals(Reason.TRANSPORT_FAILED, failure.reason());
        assertEquals("the transport's open returned null", failure.failure().problem());
        assertEquals(
                "take another transport, or a version of it that fits",
                failure.failure().remedy());
    }

    @Test
    void first_linkIsNull_isNamed() {
        LinkException failure = connect(() -> Operation.start(scope -> CompletableFuture.completedFuture(null)));
        assertEquals(OWN + "java.lang.NullPointerException", failure.failure().problem());
    }

    @Test
    void first_linkThrows_isNamedAndClosed() {
        Closing link = new Closing();
        LinkException failure = connect(() -> Operation.start(scope -> {
            scope.own(link, Closing::close);
            return CompletableFuture.completedFuture(link);
        }));
        assertEquals(
                OWN + "java.lang.IncompatibleClassChangeError: okio/Gone",
                failure.failure().problem());
        assertTrue(link.isClosed());
    }

    @Test
    void first_ioExceptionWithoutADiagnosis_blamesNobody() {
        IOException undiagnosed = new IOException("canary");
        assertNamed(
                connect(failing(undiagnosed)),
                undiagnosed,
                "the transport failed with java.io.IOException",
                Reason.TRANSPORT_FAILED.remedy());
    }

    @Test
    void first_exceptionOfOurRoot_comesOutAsItIs() {
        ParameterException wrong = new ParameterException("ca_pem_path", "not a certificate");
        assertSame(wrong, failure(throwing(wrong)));
        assertSame(wrong, failure(failing(wrong)));
    }

    private static void assertNamed(LinkException failure, Throwable fault, String problem, String remedy) {
        assertEquals(Reason.TRANSPORT_FAILED, failure.reason());
        assertEquals(problem, failure.failure().problem());
        assertEquals(remedy, failure.failure().remedy());
        assertSame(fault, failure.getCause());
    }

    private static Supplier<@Nullable Operation<TransportLink>> throwing(Throwable fault) {
        return () -> {
            if (fault instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) fault;
        };
    }

    private static Supplier<@Nullable Operation<TransportLink>> failing(Throwable fault) {
        return () -> Operation.start(scope -> CompletableFuture.failedFuture(fault));
    }

    private LinkException connect(Supplier<@Nullable Operation<TransportLink>> fault) {
        return (LinkException) failure(fault);
    }

    private Throwable failure(Supplier<@Nullable Operation<TransportLink>> fault) {
        Breaking transport = new Breaking();
        transport.fault = fault;
        Connecting opening =
                new Connecting(new LinkSource("books", bench.resolved(), transport, null, bench.observers), bench);
        return assertThrows(ExecutionException.class, () -> opening.done.get()).getCause();
    }

    /** Opens as the fake does, until it has a fault. */
    private final class Breaking implements Transport {
        @Nullable
        Supplier<@Nullable Operation<TransportLink>> fault;

        @Override
        public String name() {
            return "breaking";
        }

        @Override
        @SuppressWarnings("NullAway") // a transport of somebody else's may do so
        public Operation<TransportLink> open(LinkRequest request) {
            return fault == null ? bench.transport.open(request) : fault.get();
        }
    }

    /** A link whose server cannot be asked what it is. */
    private static final class Closing implements TransportLink {
        private final FakeLink link = new FakeLink(1);

        @Override
        public Channel channel() {
            return link.channel();
        }

        @Override
        public ServerInfo serverInfo() {
            throw new IncompatibleClassChangeError("okio/Gone");
        }

        @Override
        public OptionalLong identifier() {
            return link.identifier();
        }

        @Override
        public CompletableFuture<LinkEnd> ended() {
            return link.ended();
        }

        @Override
        public CompletableFuture<Void> close() {
            return link.close();
        }

        boolean isClosed() {
            return link.isClosed();
        }
    }
}
