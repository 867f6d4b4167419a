package dev.connections4j.grpc;

import dev.connections4j.async.DeferredCall;
import dev.connections4j.parameters.Secret;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Credentials that a supplier gives: read before each call, on the executor, for it may block; the call waits for them. */
final class SuppliedCredentials {
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

    <Q, A> ClientCall<Q, A> call(CallOptions options, Function<String, ClientCall<Q, A>> maker) {
        DeferredCall<Q, A> call = new DeferredCall<>(options, executor, "the credentials");
        try {
            executor.execute(() -> readFor(call, maker));
        } catch (RejectedExecutionException e) {
            call.fail(Status.UNAVAILABLE
                    .withDescription("the executor takes no work: the credentials cannot be read")
                    .withCause(e));
        }
        return call;
    }

    private <Q, A> void readFor(DeferredCall<Q, A> call, Function<String, ClientCall<Q, A>> maker) {
        String header;
        try {
            header = CallHeaders.encode(credentials);
        } catch (RuntimeException | Error e) {
            call.fail(Status.UNAUTHENTICATED
                    .withDescription("the supplier of token or password gave none")
                    .withCause(e));
            return;
        }
        call.setCall(() -> maker.apply(header));
    }
}
