package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.parameters.Pool;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Executors of all kinds: those that run a call-back at once, where the transport may hold a lock, and those that refuse it. */
abstract class CallbacksContract extends ContractPart {
    private static final int CHAINS = 4;
    private static final CallOptions AT_ONCE = CallOptions.DEFAULT.withExecutor(Runnable::run);

    CallbacksContract(String transport) {
        super(transport);
    }

    /** A call whose end begins the next one, until it is enough. */
    private static final class Chain extends ClientCall.Listener<byte[]> {
        private final Channel channel;
        private final AtomicInteger left;
        private final CompletableFuture<Status> over = new CompletableFuture<>();

        Chain(Channel channel, int calls) {
            this.channel = channel;
            this.left = new AtomicInteger(calls);
        }

        void next() {
            ClientCall<byte[], byte[]> call = channel.newCall(TestCalls.ECHO, AT_ONCE);
            call.start(this, new Metadata());
            call.request(1);
            call.sendMessage(new byte[1]);
            call.halfClose();
        }

        void enough() {
            left.set(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!status.isOk() || left.decrementAndGet() <= 0) {
                over.complete(status);
            } else {
                next();
            }
        }
    }

    @Test
    void callsBegunByCallbacksAtOnce_replacedMeanwhile_goOn() throws Exception {
        Connection connection = connect(ALIAS);
        Chain chain = new Chain(connection.channel(), Integer.MAX_VALUE);
        chain.next();
        CompletableFuture<Void> replaces = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 150; i++) {
                registry.replace(ALIAS, to(server));
            }
        });
        outcome(replaces);
        chain.enough();
        assertEquals(Status.OK, outcome(chain.over));
    }

    @Test
    void callsBegunByCallbacksAtOnce_ofOnePool_goOn() throws Exception {
        Channel channel =
                connect(ALIAS, p -> p.poolSize(2).pool(Pool.QUEUE_POOL)).channel();
        List<Chain> chains =
                Stream.generate(() -> new Chain(channel, 1000)).limit(CHAINS).toList();
        chains.forEach(Chain::next);
        for (Chain chain : chains) {
            assertEquals(Status.OK, outcome(chain.over));
        }
    }

    /** Runs tasks elsewhere, unless it refuses them. */
    private static final class Moody implements Executor {
        private final AtomicBoolean refusing = new AtomicBoolean();
        private final AtomicInteger refused = new AtomicInteger();

        @Override
        public void execute(Runnable task) {
            if (refusing.get()) {
                refused.incrementAndGet();
                throw new RejectedExecutionException("shut down");
            }
            CompletableFuture.runAsync(task);
        }
    }

    @Test
    void executorThatRefuses_theCallHearsItsEndNevertheless() throws Exception {
        Moody executor = new Moody();
        Connection connection = connect(ALIAS, p -> p.executor(executor));
        executor.refusing.set(true);
        assertEquals("hello", Calls.echo(connection.channel()));
        assertTrue(executor.refused.get() > 0);
    }

    @Test
    void executorThatRefuses_lossIsSeenAndTheNextCallReopens() throws Exception {
        Moody executor = new Moody();
        Connection connection = connect(ALIAS, p -> p.executor(executor));
        executor.refusing.set(true);
        server.cutSockets();
        Await.until("it is connected anew", () -> {
            try {
                return "hello".equals(Calls.echo(connection.channel()));
            } catch (StatusRuntimeException lost) {
                return false;
            }
        });
        registry.disconnect(ALIAS, Duration.ofSeconds(30));
        assertEquals(2, connects());
        assertTrue(executor.refused.get() > 0);
    }
}
