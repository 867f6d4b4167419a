package dev.connections4j.link;

import dev.connections4j.async.CallbackThreads;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of a connection, and what its parameters say of calls. Replace puts another one in its place. */
final class LinkPool {
    private final ResolvedParameters parameters;
    private final Links links;
    private final Subchannel[] members;
    private final LinkPicker choice;
    private final List<ClientInterceptor> interceptors;
    private final @Nullable Duration rpcDeadline;
    private final Executor executor;

    LinkPool(ResolvedParameters parameters, Links links, Scheduler scheduler, Subchannel.Events events) {
        this.parameters = parameters;
        this.links = links;
        this.choice = LinkPicker.of(parameters.get(Parameters.POOL));
        this.interceptors = parameters.get(Parameters.INTERCEPTORS);
        this.rpcDeadline = parameters.find(Parameters.RPC_DEADLINE).orElse(null);
        this.executor = CallbackThreads.of(parameters.find(Parameters.EXECUTOR));
        this.members = links.members().stream()
                .map(link -> new Subchannel(links.source(), scheduler, events))
                .toArray(Subchannel[]::new);
    }

    /** Takes the links into use, once the pool is in its place. */
    void begin() {
        for (int i = 0; i < members.length; i++) {
            members[i].use(links.members().get(i));
        }
    }

    /** The member for a call that starts now. */
    Subchannel choose() {
        return choice.of(members);
    }

    ConnectivityState state() {
        if (members.length == 1) {
            return members[0].state();
        }
        Set<ConnectivityState> states = EnumSet.noneOf(ConnectivityState.class);
        for (Subchannel member : members) {
            states.add(member.state());
        }
        return Stream.of(
                        ConnectivityState.READY,
                        ConnectivityState.CONNECTING,
                        ConnectivityState.IDLE,
                        ConnectivityState.TRANSIENT_FAILURE)
                .filter(states::contains)
                .findFirst()
                .orElse(ConnectivityState.SHUTDOWN);
    }

    ResolvedParameters parameters() {
        return parameters;
    }

    List<ClientInterceptor> interceptors() {
        return interceptors;
    }

    /** The deadline of a call that brings none; null for none. */
    @Nullable
    Duration rpcDeadline() {
        return rpcDeadline;
    }

    /** Runs call-backs of the connection itself. */
    Executor executor() {
        return executor;
    }

    /** Retires every member; completes when all their links are closed. */
    CompletableFuture<Void> retire(Duration grace, Status status) {
        return CompletableFuture.allOf(
                Stream.of(members).map(m -> m.retire(grace, status)).toArray(CompletableFuture<?>[]::new));
    }
}
