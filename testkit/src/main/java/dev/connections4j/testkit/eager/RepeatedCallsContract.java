package dev.connections4j.testkit.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.grpc.Http2;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.AlarmLog;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What of a call goes over to the next link when it is started again, what ends it, and what its status says; by a connection's user. */
@Timeout(60)
public abstract class RepeatedCallsContract {
    private static final int NO_ERROR = 0;
    private static final int REFUSED_STREAM = 7;
    private static final int MOST_REFUSALS = 4;
    private static final Metadata.Key<String> OWN = Metadata.Key.of("own", Metadata.ASCII_STRING_MARSHALLER);
    private static final Pattern INSIDE = Pattern.compile(
            "null|[a-z]\\.[A-Z]|Exception|[Ss]ubchannel|Channel shutdown|\\blink\\b|opens no other|GOAWAY (shut|closed)");

    private static final MethodDescriptor<InputStream, byte[]> STREAMED = TestCalls.ECHO.toBuilder(
                    new MethodDescriptor.Marshaller<InputStream>() {
                        @Override
                        public InputStream stream(InputStream value) {
                            return value;
                        }

                        @Override
                        public InputStream parse(InputStream stream) {
                            return stream;
                        }
                    },
                    TestCalls.ECHO.getResponseMarshaller())
            .build();

    private final String transport;
    private final AlarmLog log = new AlarmLog();
    private final ConnectionRegistry registry =
            ConnectionRegistry.builder().environment(Map.of()).withoutDotEnv().build();
    private final List<Map<String, List<String>>> requests = new CopyOnWriteArrayList<>();

    /**
     * The cases for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected RepeatedCallsContract(String transport) {
        this.transport = transport;
    }

    @AfterEach
    void nothingWasLogged() {
        registry.close();
        log.close();
        log.assertSilent();
    }

    private Connection connect(FrameServer server) {
        return connect(server.port(), p -> {});
    }

    private Connection connect(int port, Consumer<ConnectionParameters.Builder> more) {
        return registry.connect("books", ConnectionParameters.of(p -> {
            p.address("127.0.0.1:" + port).transport(transport).timeout(Duration.ofHours(1));
            more.accept(p);
        }));
    }

    /** Preface and Connect, answered; the headers of what comes next, and its stream once all of it is there. */
    private void connected(Talk talk, long identifier) throws IOException {
        talk.readPreface();
        talk.send(Frame.settings());
        Frame connect = talk.readNext(Http2.HEADERS);
        talk.decode(connect);
        talk.readRequest();
        talk.answer(
                connect.stream(),
                ConnectResponse.newBuilder().setIdentifier(identifier).build());
    }

    private int request(Talk talk) throws IOException {
        Frame headers = talk.readNext(Http2.HEADERS);
        requests.add(talk.decode(headers));
        return talk.readRequest();
    }

    /** Leaves its first call out. */
    private void leavesOut(Talk talk) throws IOException {
        connected(talk, 1);
        talk.goAway(request(talk) - 2, NO_ERROR);
        talk.readToTheEnd();
    }

    private void answers(Talk talk) throws IOException {
        connected(talk, 2);
        talk.answer(request(talk));
        talk.readToTheEnd();
    }

    private static Future<byte[]> echo(Channel channel, CallOptions options) {
        return ClientCalls.futureUnaryCall(channel.newCall(TestCalls.ECHO, options), new byte[8]);
    }

    private static Status failure(Future<byte[]> call) {
        return Status.fromThrowable(assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS)));
    }

    /** Names alias and address, and nothing of the inside. */
    private static void assertUnavailable(Status status, int port) {
        assertEquals(Status.Code.UNAVAILABLE, status.getCode(), status.toString());
        String text = String.valueOf(status.getDescription());
        assertTrue(text.contains("connection 'books' to 127.0.0.1:" + port), text);
        assertFalse(INSIDE.matcher(text).find(), text);
    }

    @Test
    void repeated_headersAreSentOnce_withTheNewIdentifier() throws Exception {
        try (FrameServer server = FrameServer.with(this::leavesOut, this::answers)) {
            Connection connection = connect(
                    server.port(), p -> p.user("root").password("Milvus").dbName("books"));
            Metadata own = new Metadata();
            own.put(OWN, "mine");
            Channel channel =
                    ClientInterceptors.intercept(connection.channel(), MetadataUtils.newAttachHeadersInterceptor(own));
            echo(channel, CallOptions.DEFAULT).get(30, TimeUnit.SECONDS);

            assertEquals(2, requests.size());
            for (int i = 0; i < 2; i++) {
                assertEquals(List.of("cm9vdDpNaWx2dXM="), requests.get(i).get("authorization"));
                assertEquals(List.of("books"), requests.get(i).get("dbname"));
                assertEquals(List.of("mine"), requests.get(i).get("own"));
                assertEquals(List.of(Integer.toString(i + 1)), requests.get(i).get("identifier"));
            }
        }
    }

    @Test
    void repeated_deadlineOfTheContext_goesOver() throws Exception {
        try (FrameServer server = FrameServer.with(this::leavesOut, this::answers);
                Timer timer = new Timer()) {
            Connection connection = connect(server);
            Context context = Context.current().withDeadlineAfter(1, TimeUnit.HOURS, timer.thread);
            context.call(() -> echo(connection.channel(), CallOptions.DEFAULT)).get(30, TimeUnit.SECONDS);
            assertDeadlines();
        }
    }

    @Test
    void repeated_deadlineOfTheCall_goesOver() throws Exception {
        try (FrameServer server = FrameServer.with(this::leavesOut, this::answers)) {
            echo(connect(server).channel(), CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.HOURS))
                    .get(30, TimeUnit.SECONDS);
            assertDeadlines();
        }
    }

    private void assertDeadlines() {
        assertEquals(2, requests.size());
        long first = timeoutNanos(requests.get(0));
        long second = timeoutNanos(requests.get(1));
        assertTrue(first <= Duration.ofHours(1).toNanos() && second <= first, first + " ns, then " + second);
    }

    private static long timeoutNanos(Map<String, List<String>> headers) {
        String text = headers.get("grpc-timeout").get(0);
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'H' -> TimeUnit.HOURS.toNanos(number);
            case 'M' -> TimeUnit.MINUTES.toNanos(number);
            case 'S' -> TimeUnit.SECONDS.toNanos(number);
            case 'm' -> TimeUnit.MILLISECONDS.toNanos(number);
            case 'u' -> TimeUnit.MICROSECONDS.toNanos(number);
            default -> number;
        };
    }

    @Test
    void repeated_contextIsCancelled_cancelsTheRepeat() throws Exception {
        FrameServer.Script waits = talk -> {
            connected(talk, 2);
            request(talk);
            talk.readNext(Http2.RST_STREAM);
            requests.add(Map.of());
            talk.readToTheEnd();
        };
        try (FrameServer server = FrameServer.with(this::leavesOut, waits)) {
            Connection connection = connect(server);
            Context.CancellableContext context = Context.current().withCancellation();
            Future<byte[]> call = context.call(() -> echo(connection.channel(), CallOptions.DEFAULT));
            Await.until("the call is repeated", () -> requests.size() == 2);
            context.cancel(null);
            assertEquals(Status.Code.CANCELLED, failure(call).getCode());
            Await.until("the server hears of it", () -> requests.size() == 3);
        }
    }

    @Test
    void messageThatIsAStream_isNotRepeated_andEndsUnavailable() throws Exception {
        try (FrameServer server = FrameServer.with(this::leavesOut, this::answers)) {
            Channel channel = connect(server).channel();
            Future<byte[]> call = ClientCalls.futureUnaryCall(
                    channel.newCall(STREAMED, CallOptions.DEFAULT), new ByteArrayInputStream(new byte[8]));
            Status status = failure(call);
            assertUnavailable(status, server.port());
            assertTrue(status.getDescription().endsWith(" was lost before the server processed the call"));
            assertEquals(1, requests.size());
            echo(channel, CallOptions.DEFAULT).get(30, TimeUnit.SECONDS); // the next one
            assertEquals(2, requests.size());
        }
    }

    @Test
    void refused_moreThanFourTimes_endsUnavailable() throws Exception {
        FrameServer.Script refuses = talk -> {
            connected(talk, 1);
            for (int i = 0; i <= MOST_REFUSALS; i++) {
                LinkCalls.reset(talk, request(talk), REFUSED_STREAM);
            }
            talk.answer(request(talk));
            talk.readToTheEnd();
        };
        try (FrameServer server = FrameServer.with(refuses)) {
            Channel channel = connect(server).channel();
            Status status = failure(echo(channel, CallOptions.DEFAULT));
            assertUnavailable(status, server.port());
            assertTrue(status.getDescription().contains("REFUSED_STREAM"), status.toString());
            assertEquals(MOST_REFUSALS + 1, requests.size());
            echo(channel, CallOptions.DEFAULT).get(30, TimeUnit.SECONDS);
            assertEquals(1, server.talks.size());
        }
    }

    @Test
    void lostInFlight_andWhileTheServerIsAway_statusNamesAliasAndAddress() throws Exception {
        FrameServer.Script closes = talk -> {
            connected(talk, 1);
            request(talk);
            talk.close();
        };
        FrameServer server = FrameServer.with(closes);
        try (server) {
            assertUnavailable(failure(echo(connect(server).channel(), CallOptions.DEFAULT)), server.port());
            assertEquals(1, requests.size());
        }
        for (int i = 0; i < 3; i++) {
            Channel channel = registry.get("books").channel();
            assertUnavailable(failure(echo(channel, CallOptions.DEFAULT)), server.port());
        }
    }

    /** Ends contexts at their deadlines. */
    private static final class Timer implements AutoCloseable {
        final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
