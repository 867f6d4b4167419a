package dev.connections4j.okhttp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The work of one link, as grpc-okhttp hands it out: a queue, handed out anew whenever there is something in it, which opens the socket
 * and then writes; once, the reading. The thread that opens the socket reads from it too, and until the server has answered Connect it writes
 * itself what reading brings about, Connect not least: no thread is woken on the way. Later, writing is for others.
 */
final class LinkWork implements Executor {
    /** A few short frames, which the kernel takes at once; from a server that makes us write more, others do it. */
    private static final int MAX_OWN_WRITES = 16;

    private final Executor threads;
    private final AtomicReference<@Nullable Runnable> queue = new AtomicReference<>();
    private volatile @Nullable Thread opener;
    private final Deque<Runnable> unlocked = new ArrayDeque<>(1); // this and the next three are the opener's alone
    private @Nullable Runnable reading;
    private boolean reads;
    private int ownWritesLeft = MAX_OWN_WRITES;
    private volatile @Nullable Thread ending;
    private volatile @Nullable Runnable last;

    LinkWork(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable work) {
        if (Thread.currentThread() == opener && takes(work)) {
            return;
        }
        boolean opens = queue.compareAndSet(null, work);
        threads.execute(() -> run(opens ? () -> openAndRead(work) : work));
    }

    /** Reading waits for the end of opening; the queue is never to wait for reading, which does not end. */
    private boolean takes(Runnable work) {
        boolean writes = work == queue.get();
        if (!writes && !reads && reading == null) {
            reading = work;
            return true;
        }
        if (writes && reads && ownWritesLeft > 0) {
            ownWritesLeft--;
            work.run();
            return true;
        }
        return false;
    }

    private void openAndRead(Runnable opening) {
        opener = Thread.currentThread();
        try {
            opening.run();
        } finally {
            reads = true;
            try {
                if (reading != null) {
                    reading.run();
                }
            } finally {
                readsOn();
                opener = null;
            }
        }
    }

    /** Runs something where grpc-okhttp holds no lock: before the calling thread reads on, if it is the one that reads, else elsewhere. */
    void offTheLock(Runnable next) {
        if (Thread.currentThread() == opener) {
            unlocked.add(next);
        } else {
            threads.execute(next);
        }
    }

    /** All that has come is processed. Called by the reading thread. */
    void readsOn() {
        if (Thread.currentThread() != opener) {
            return;
        }
        Runnable next;
        while ((next = unlocked.poll()) != null) {
            next.run();
        }
    }

    /** The server has begun to answer. Called by the reading thread. */
    void answerCame() {
        ownWritesLeft = 0;
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            Runnable next = last;
            if (next != null && ending == Thread.currentThread()) {
                last = null;
                next.run();
            }
        }
    }

    /** Runs something in the calling thread when its present work is done; never if that thread is none of the link's. */
    void afterThisWork(Runnable next) {
        ending = Thread.currentThread();
        last = next;
    }
}
