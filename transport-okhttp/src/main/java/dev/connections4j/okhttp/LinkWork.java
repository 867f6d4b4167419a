package dev.connections4j.okhttp;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The work of one link, as grpc-okhttp hands it out. The thread that opens the socket reads from it too, and until the server has answered
 * Connect it writes itself what reading brings about, Connect not least: no thread is woken on the way. Later, writing is for others.
 */
final class LinkWork implements Executor {
    /** A few short frames, which the kernel takes at once; from a server that makes us write more, others do it. */
    private static final int MAX_OWN_WRITES = 16;

    private final Executor threads;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Thread opener;
    private @Nullable Runnable reading; // this and the next two are the opener's alone
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
        Runnable whole = begun.getAndSet(true) ? work : () -> openAndRead(work);
        threads.execute(() -> run(whole));
    }

    /** What opening hands on is reading, and has to wait for its end; what reading hands on is writing. */
    private boolean takes(Runnable work) {
        if (!reads && reading == null) {
            reading = work;
            return true;
        }
        if (reads && ownWritesLeft > 0) {
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
            if (reading != null) {
                reading.run();
            }
            opener = null;
        }
    }

    /** To be told by who reads. */
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
