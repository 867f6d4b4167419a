package dev.connections4j.link;

import dev.connections4j.ServerInfo;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.TransportLink;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A link in memory. */
final class FakeLink implements TransportLink {
    final List<FakeCall<?, ?>> calls = new CopyOnWriteArrayList<>();
    final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();
    private final int number;
    private final boolean answers;
    private volatile boolean closed;

    FakeLink(int number) {
        this(number, false);
    }

    /** With {@code answers} it answers each call at its half-close, unless it is closed by then, and keeps no record of them. */
    FakeLink(int number, boolean answers) {
        this.number = number;
        this.answers = answers;
    }

    @Override
    public Channel channel() {
        return new Channel() {
            @Override
            public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(
                    MethodDescriptor<ReqT, RespT> method, CallOptions options) {
                if (answers) {
                    return new AnsweredCall<>(FakeLink.this);
                }
                FakeCall<ReqT, RespT> call = new FakeCall<>(options);
                calls.add(call);
                return call;
            }

            @Override
            public String authority() {
                return "fake";
            }
        };
    }

    @Override
    public ServerInfo serverInfo() {
        return new ServerInfo("v" + number, "", "", "", "", Map.of());
    }

    @Override
    public OptionalLong identifier() {
        return OptionalLong.of(number);
    }

    @Override
    public CompletableFuture<LinkEnd> ended() {
        return ended;
    }

    @Override
    public CompletableFuture<Void> close() {
        closed = true;
        calls.forEach(call -> call.end(Status.UNAVAILABLE.withDescription("Channel shutdownNow invoked")));
        ended.complete(LinkEnd.BROKEN);
        return CompletableFuture.completedFuture(null);
    }

    boolean isClosed() {
        return closed;
    }

    void lose() {
        ended.complete(LinkEnd.BROKEN);
    }
}
