package dev.connections4j.grpc.channel;

import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.LoadBalancer;
import io.grpc.LoadBalancerProvider;
import io.grpc.LoadBalancerRegistry;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * Balances nothing: connects once, and asks for no other socket when that one is lost. It puts a {@link CallTracer} on each call that the socket
 * takes; a tracer among the call's options would cost each call a copy of them.
 */
final class SingleSocketBalancer extends LoadBalancer {
    /** A call that comes after the socket's end; gRPC does not tell which end it was. */
    static final Status GONE =
            Status.UNAVAILABLE.withDescription("the socket ended before the call, by GOAWAY or closed");

    /** One for all calls. */
    private static final CallTracers TRACERS = new CallTracers();

    private final Helper helper;
    private @Nullable Subchannel socket;

    private SingleSocketBalancer(Helper helper) {
        this.helper = helper;
    }

    @Override
    public Status acceptResolvedAddresses(ResolvedAddresses resolved) {
        if (socket == null) {
            Subchannel made = helper.createSubchannel(CreateSubchannelArgs.newBuilder()
                    .setAddresses(resolved.getAddresses())
                    .build());
            socket = made;
            made.start(state -> changed(made, state));
            update(ConnectivityState.CONNECTING, PickResult.withNoResult());
            made.requestConnection();
        }
        return Status.OK;
    }

    private void changed(Subchannel made, ConnectivityStateInfo seen) {
        ConnectivityState state = seen.getState();
        if (state == ConnectivityState.CONNECTING) {
            update(state, PickResult.withNoResult());
        } else if (state == ConnectivityState.READY) {
            update(state, PickResult.withSubchannel(made, TRACERS));
        } else if (state == ConnectivityState.TRANSIENT_FAILURE) {
            update(state, PickResult.withError(seen.getStatus()));
        } else if (state == ConnectivityState.IDLE) {
            update(state, PickResult.withDrop(GONE));
        } // SHUTDOWN is the channel's own end
    }

    private void update(ConnectivityState state, PickResult calls) {
        helper.updateBalancingState(state, new FixedResultPicker(calls));
    }

    @Override
    public void handleNameResolutionError(Status error) {
        update(ConnectivityState.TRANSIENT_FAILURE, PickResult.withError(error));
    }

    @Override
    public void shutdown() {
        if (socket != null) {
            socket.shutdown();
        }
    }

    /** How gRPC finds it. */
    static final class Provider extends LoadBalancerProvider {
        /** Two class loaders that see one gRPC have a policy each. */
        static final String POLICY = "connections4j-" + Integer.toHexString(System.identityHashCode(Provider.class));

        static {
            LoadBalancerRegistry.getDefaultRegistry().register(new Provider());
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public int getPriority() {
            return 5;
        }

        @Override
        public String getPolicyName() {
            return POLICY;
        }

        @Override
        public LoadBalancer newLoadBalancer(Helper helper) {
            return new SingleSocketBalancer(helper);
        }
    }
}
