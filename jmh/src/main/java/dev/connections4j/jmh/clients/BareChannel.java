package dev.connections4j.jmh.clients;

import dev.connections4j.jmh.server.BenchTarget;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.stub.MetadataUtils;

/**
 * A channel of a stack as it comes, with the headers that every client here sends.
 *
 * @param channel for calls
 * @param session closes it
 */
public record BareChannel(Channel channel, Session session) implements AutoCloseable {
    /** One of the bare clients. */
    public static BareChannel of(ClientKind kind, BenchTarget target) throws Exception {
        return switch (kind) {
            case BARE_NETTY -> of(BareNetty.channel(target));
            case BARE_OKHTTP -> of(BareOkHttp.channel(target));
            case BARE_ARMERIA -> BareArmeria.open(target);
            default -> throw new IllegalArgumentException(kind + " is not a bare client");
        };
    }

    static BareChannel of(ManagedChannel channel) {
        return new BareChannel(
                ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(ConnectCall.headers())),
                () -> ConnectCall.close(channel));
    }

    /** The session, once Connect is answered. */
    Session connected() {
        try {
            ConnectCall.connect(channel);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
