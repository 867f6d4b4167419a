package dev.connections4j.armeria;

import com.linecorp.armeria.client.ResponseTimeoutMode;
import com.linecorp.armeria.client.grpc.GrpcClientStubFactory;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.wire.ConnectRequest;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.parameters.Parameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;

/** Armeria's gRPC client as a channel. */
final class GrpcChannels {
    private GrpcChannels() {}

    static Channel create(SharedFactory.Place place, Route route, LinkSocket socket) {
        return GrpcClients.builder("gproto+h2c", place.endpoint())
                .factory(place.factory())
                .clientStubFactory(new Bare())
                .decorator(new RequestHeaders(
                        route.tls().isPresent(),
                        route.authority(),
                        route.parameters().find(Parameters.USER_AGENT).orElse(null)))
                .exceptionHandler(new CallStatus(socket))
                .maxResponseMessageLength(route.parameters().get(Parameters.MAX_INBOUND_MESSAGE_SIZE))
                .maxResponseLength(0)
                .responseTimeoutMillis(0)
                .writeTimeoutMillis(0)
                .responseTimeoutMode(ResponseTimeoutMode.FROM_START)
                .build(Channel.class);
    }

    /**
     * Armeria opens a socket for a call only: this one is begun, never sent, and cancelled as soon as the socket is open or broken. So
     * Connect begins when HTTP/2 is there, and each stage has its own time.
     */
    static void openSocket(Channel channel, LinkSocket socket) {
        ClientCall<ConnectRequest, ConnectResponse> call =
                channel.newCall(MilvusServiceGrpc.getConnectMethod(), CallOptions.DEFAULT.withExecutor(Runnable::run));
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        if (!socket.session().isDone()) {
                            socket.loop().execute(() -> socket.fail(status.asException()));
                        }
                    }
                },
                new Metadata());
        socket.session().whenComplete((session, failure) -> call.cancel("the socket is open", null));
    }

    /** A stub that is the channel itself. */
    private static final class Bare implements GrpcClientStubFactory {
        @Override
        public ServiceDescriptor findServiceDescriptor(Class<?> clientType) {
            return ServiceDescriptor.newBuilder("none").build();
        }

        @Override
        public Object newClientStub(Class<?> clientType, Channel channel) {
            return channel;
        }
    }
}
