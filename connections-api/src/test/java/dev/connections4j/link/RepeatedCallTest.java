package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.spi.LostCallException;
import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatedCallTest {
    private static final List<String> ALL = List.of("start", "request 1", "send hello", "halfClose");
    private final LinkFixture bench = new LinkFixture();
    private final ConnectionHandle books = bench.connect();

    private static Status lost(Fate fate) {
        return Status.UNAVAILABLE.withDescription("of the stack").withCause(new LostCallException(fate, null));
    }

    private FakeCall<?, ?> call(int link, int number) {
        return bench.link(link).calls.get(number - 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_SENT", "ABOVE_GOAWAY"})
    void notProcessed_startsAgainOnTheNextLink_unseen(Fate fate) {
        Heard heard = LinkFixture.call(books.channel());
        call(1, 1).end(lost(fate));
        assertTrue(heard.isOpen());
        bench.clock.run();
        bench.transport.last().succeed();
        bench.clock.run();

        assertEquals(ALL, call(2, 1).asked);
        call(2, 1).end(Status.OK);
        assertTrue(heard.status().isOk());
        assertEquals(2, bench.transport.attempts.size());
    }

    @Test
    void refused_startsAgainOnTheSameLink_atFirstWithoutAPause() {
        Heard heard = LinkFixture.call(books.channel());
        call(1, 1).end(lost(Fate.REFUSED));

        assertEquals(ALL, call(1, 2).asked);
        call(1, 2).end(lost(Fate.REFUSED));
        assertEquals(2, bench.link(1).calls.size());
        bench.clock.advance(Duration.ofMillis(120));
        assertEquals(ALL, call(1, 3).asked);
        call(1, 3).end(Status.OK);
        assertTrue(heard.status().isOk());
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void refused_moreOftenThanFourTimes_failsAndSaysSo() {
        Heard heard = LinkFixture.call(books.channel());
        for (int i = 1; i <= 5; i++) {
            call(1, i).end(lost(Fate.REFUSED));
            bench.clock.advance(Duration.ofSeconds(1));
        }

        assertEquals(5, bench.link(1).calls.size());
        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
        assertEquals(
                "connection 'books' to milvus.test:19530 over fake: the server refused the call (REFUSED_STREAM), 5 times",
                heard.description());
    }

    @Test
    void mayHaveBeenProcessed_isNotRepeated_andNamesAliasAndAddress() {
        Heard heard = LinkFixture.call(books.channel());
        call(1, 1).end(lost(Fate.UNKNOWN));

        assertEquals(1, bench.link(1).calls.size());
        assertEquals(
                "connection 'books' to milvus.test:19530 over fake was lost during the call; the server may have processed it",
                heard.description());
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"INTERNAL", "UNKNOWN", "CANCELLED", "RESOURCE_EXHAUSTED", "PERMISSION_DENIED"})
    void lostWithAnyCode_endsUnavailable_inTheSameWords(Status.Code code) {
        Heard heard = LinkFixture.call(books.channel());
        Status lost = Status.fromCode(code)
                .withDescription("GOAWAY")
                .withCause(lost(Fate.UNKNOWN).getCause());
        call(1, 1).end(lost);

        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
        assertEquals(
                "connection 'books' to milvus.test:19530 over fake was lost during the call; the server may have processed it",
                heard.description());
        assertEquals(Fate.UNKNOWN, LostCallException.fateOf(heard.status()));
    }

    @Test
    void answered_isNotRepeated() {
        Heard heard = LinkFixture.call(books.channel());
        call(1, 1).answer();
        call(1, 1).end(lost(Fate.REFUSED));

        assertEquals(1, bench.link(1).calls.size());
        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
    }

    @Test
    void cancelledBeforeItIsOnALink_endsWithTheWordsAndTheCauseOfTheCancel() {
        Heard heard = new Heard();
        ClientCall<String, String> call = books.channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT);
        IllegalStateException cause = new IllegalStateException("closed");
        call.cancel("the window was closed", cause);
        call.start(heard, new Metadata());

        assertEquals(Status.Code.CANCELLED, heard.status().getCode());
        assertEquals("the window was closed", heard.description());
        assertEquals(cause, heard.status().getCause());
        assertTrue(bench.link(1).calls.isEmpty());
    }

    @Test
    void serversOwnStatus_staysAsItIs() {
        Heard heard = LinkFixture.call(books.channel());
        call(1, 1).end(Status.UNAVAILABLE.withDescription("the server's own"));

        assertEquals("the server's own", heard.description());
    }

    @Test
    void answeredWithAPageOfHttp_isSaidOnOneLine_withItsCodeAndNoMore() {
        Heard heard = LinkFixture.call(books.channel());
        call(1, 1)
                .end(Status.UNAVAILABLE.withDescription(
                        "HTTP status code 504\ninvalid content-type: text/html\nDATA-----\n<html>\r\n</html>"));

        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
        assertEquals(
                "connection 'books' to milvus.test:19530 over fake: the call was answered with HTTP 504, without gRPC;"
                        + " the proxy in front has waited too long (nginx: grpc_read_timeout; haproxy: timeout server)",
                heard.description());
    }

    @Test
    void streaming_messagesSentMeanwhile_allReachTheNextLinkInOrder() {
        Heard heard = new Heard();
        ClientCall<String, String> call = books.channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT);
        call.start(heard, new Metadata());
        call.request(2);
        call.setMessageCompression(true);
        call.sendMessage("one");
        call(1, 1).end(lost(Fate.NOT_SENT));
        call.sendMessage("two");
        call.request(1);
        call.halfClose();
        bench.clock.run();
        bench.transport.last().succeed();
        bench.clock.run();

        assertEquals(
                List.of("start", "request 3", "compress true", "send one", "send two", "halfClose"), call(2, 1).asked);
    }

    @Test
    void messages_upToTheBound_areRepeated_moreAreNot() {
        assertEquals(2, linksAfterRefusalOf(CallRecord.MOST_MESSAGES));
        assertEquals(1, linksAfterRefusalOf(CallRecord.MOST_MESSAGES + 1));
    }

    private int linksAfterRefusalOf(int messages) {
        int before = bench.link(1).calls.size();
        ClientCall<String, String> call = books.channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT);
        call.start(new Heard(), new Metadata());
        IntStream.range(0, messages).forEach(i -> call.sendMessage("m" + i));
        call(1, before + 1).end(lost(Fate.REFUSED));
        return bench.link(1).calls.size() - before;
    }

    @Test
    void messageThatIsAStream_isNeverRepeated() {
        MethodDescriptor.Marshaller<InputStream> raw = new MethodDescriptor.Marshaller<>() {
            @Override
            public InputStream stream(InputStream value) {
                return value;
            }

            @Override
            public InputStream parse(InputStream stream) {
                return stream;
            }
        };
        Status[] seen = new Status[1];
        ClientCall<InputStream, InputStream> call =
                books.channel().newCall(LinkFixture.METHOD.toBuilder(raw, raw).build(), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        seen[0] = status;
                    }
                },
                new Metadata());
        call.sendMessage(new ByteArrayInputStream(new byte[1]));
        call(1, 1).end(lost(Fate.REFUSED));

        assertEquals(1, bench.link(1).calls.size());
        assertEquals(Status.Code.UNAVAILABLE, seen[0].getCode());
    }

    @Test
    void headers_thatTheLinkAdded_areNotThoseOfTheNextLink() {
        Metadata.Key<String> identifier = Metadata.Key.of("identifier", Metadata.ASCII_STRING_MARSHALLER);
        Metadata.Key<String> authorization = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
        Metadata headers = new Metadata();
        headers.put(authorization, "the call's own");
        books.channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT).start(new Heard(), headers);
        call(1, 1).headers.put(identifier, "1");
        call(1, 1).end(lost(Fate.REFUSED));

        assertNull(call(1, 2).headers.get(identifier));
        assertEquals("the call's own", call(1, 2).headers.get(authorization));
    }

    @Test
    void context_ofTheCall_isThatOfEachStart() {
        Context.Key<String> key = Context.key("key");
        Heard heard = new Heard();
        Context.current().withValue(key, "value").run(() -> {
            ClientCall<String, String> call = books.channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT);
            call.start(heard, new Metadata());
        });
        call(1, 1).end(lost(Fate.REFUSED));

        assertEquals("value", key.get(call(1, 2).context));
    }

    @Test
    void cancelled_inThePause_endsTheCall() {
        Heard heard = new Heard();
        ClientCall<String, String> call = books.channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT);
        call.start(heard, new Metadata());
        call(1, 1).end(lost(Fate.REFUSED));
        call(1, 2).end(lost(Fate.REFUSED));
        call.cancel("enough", null);

        assertEquals(Status.Code.CANCELLED, heard.status().getCode());
        bench.clock.advance(Duration.ofMinutes(1));
        assertEquals(2, bench.link(1).calls.size());
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void closedMeanwhile_endsWithTheCauseOfTheClosing() {
        Heard heard = LinkFixture.call(books.channel());
        books.refuse("connection 'books' was closed by disconnect");
        call(1, 1).end(lost(Fate.NOT_SENT));

        assertEquals("connection 'books' was closed by disconnect", heard.description());
    }

    @Test
    void replacedMeanwhile_goesToTheNewServer() {
        Heard heard = LinkFixture.call(books.channel());
        var unused = books.exchange(bench.pool(), LinkFixture.timings(), Duration.ofSeconds(5));
        call(1, 1).end(lost(Fate.NOT_SENT));

        assertEquals(ALL, call(2, 1).asked);
        call(2, 1).end(Status.OK);
        assertTrue(heard.status().isOk());
    }
}
