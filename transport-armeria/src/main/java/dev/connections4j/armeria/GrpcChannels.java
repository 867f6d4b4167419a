package dev.connections4j.armeria;

import com.linecorp.armeria.client.ResponseTimeoutMode;
import com.linecorp.armeria.client.grpc.GrpcClientStubFactory;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.connections4j.grpc.Route;
import dev.connections4j.parameters.Parameters;
import io.grpc.Channel;
import io.grpc.ServiceDescriptor;

/** Armeria's gRPC client as a channel. */
final class GrpcChannels {
    private GrpcChannels() {}

    static Channel create(SharedFactory.Place place, Route route, ArmeriaSocket socket) {
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

    /** A stub that is the channel itself. */
    private static final class Bare implements GrpcClientStubFactory {
        private static final ServiceDescriptor NONE =
                ServiceDescriptor.newBuilder("none").build();

        @Override
        public ServiceDescriptor findServiceDescriptor(Class<?> clientType) {
            return NONE;
        }

        @Override
        public Object newClientStub(Class<?> clientType, Channel channel) {
            return channel;
        }
    }
}
