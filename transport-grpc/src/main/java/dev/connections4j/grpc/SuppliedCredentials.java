package dev.connections4j.grpc;

import dev.connections4j.async.DeferredCall;
import dev.connections4j.parameters.Secret;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Credentials that a supplier gives: read before each call, on the executor, for it may block; the call waits for them. */
final class SuppliedCredentials implements ClientInterceptor {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Executor OWN =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "connections4j-credentials-" + COUNT.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    private final Secret credentials;
    private final Executor executor;

    SuppliedCredentials(Secret credentials, Optional<Executor> given) {
        this.credentials = credentials;
        this.executor = given.orElse(OWN);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        DeferredCall<Q, A> call = new DeferredCall<>(options, executor, "the credentials");
        try {
            executor.execute(() -> readFor(call, () -> next.newCall(method, options)));
        } catch (RejectedExecutionException e) {
            call.fail(Status.UNAVAILABLE
                    .withDescription("the executor takes no work: the credentials cannot be read")
                    .withCause(e));
        }
        return call;
    }

    private <Q, A> void readFor(DeferredCall<Q, A> call, Supplier<ClientCall<Q, A>> maker) {
        String header;
        try {
            header = CallHeaders.encode(credentials);
        } catch (RuntimeException | Error e) {
            call.fail(Status.UNAUTHENTICATED
                    .withDescription("the supplier of token or password gave none")
                    .withCause(e));
            return;
        }
        call.setCall(() -> new SimpleForwardingClientCall<>(maker.get()) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                if (!headers.containsKey(CallHeaders.AUTHORIZATION)) {
                    headers.put(CallHeaders.AUTHORIZATION, header);
                }
                super.start(listener, headers);
            }
        });
    }
}
