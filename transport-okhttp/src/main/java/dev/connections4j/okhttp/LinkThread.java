package dev.connections4j.okhttp;

import org.jspecify.annotations.Nullable;

/**
 * A thread of links. The one that reads waits where nothing is held for it: okio takes a segment of 8 KB and then reads, which may take for ever; right
 * before, it asks whether its thread is interrupted.
 */
final class LinkThread extends Thread {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final String ASKS = "okio.Timeout";

    private @Nullable ServerFrames input; // this thread's alone

    LinkThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /** From now on the calling thread does nothing by okio but read from there; null: it does something else. */
    static void reads(@Nullable ServerFrames input) {
        if (Thread.currentThread() instanceof LinkThread thread) {
            thread.input = input;
        }
    }

    @Override
    public boolean isInterrupted() {
        boolean interrupted = super.isInterrupted();
        if (!interrupted
                && Thread.currentThread() == this
                && input != null
                && STACK.getCallerClass().getName().equals(ASKS)) {
            input.await();
        }
        return interrupted;
    }
}
