package dev.connections4j.okhttp;

import dev.connections4j.async.CallbackThreads;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.util.concurrent.Executor;

/**
 * An executor that never runs a task in the thread that hands it over. grpc-okhttp hands call-backs over under its transport's lock: two
 * connections whose call-backs, run there, use each other would wait for each other for ever.
 */
final class NonReentrantExecutor implements Executor {
    private final Executor given;

    NonReentrantExecutor(Executor given) {
        this.given = given;
    }

    @Override
    public void execute(Runnable task) {
        Handed handed = new Handed(task);
        try {
            given.execute(handed);
        } finally {
            handed.over = true;
        }
    }

    private static final class Handed implements Runnable {
        private final Runnable task;
        private final Thread hands = Thread.currentThread();
        private boolean over; // of interest to that thread alone

        Handed(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (Thread.currentThread() == hands && !over) {
                CallbackThreads.executor().execute(task);
            } else {
                task.run();
            }
        }
    }

    /** The same for the executors that calls bring. */
    static final class Calls implements ClientInterceptor {
        @Override
        public <A, B> ClientCall<A, B> interceptCall(MethodDescriptor<A, B> method, CallOptions options, Channel next) {
            Executor own = options.getExecutor();
            return next.newCall(method, own == null ? options : options.withExecutor(new NonReentrantExecutor(own)));
        }
    }
}
