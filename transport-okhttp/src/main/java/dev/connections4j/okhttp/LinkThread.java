package dev.connections4j.okhttp;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A thread of links. The one that reads waits where nothing is held for it: okio takes a segment of 8 KB and then reads, which may take for ever; right
 * before, it asks whether its thread is interrupted.
 */
final class LinkThread extends Thread {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String READS = "okio.InputStreamSource";
    private static final int ITS_PLACE = 2; // above okio's question and this answer

    private @Nullable ServerFrames input; // this thread's alone

    LinkThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /** The calling thread reads from there by okio; null: no more. */
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
                && STACK.walk(LinkThread::isBeforeReading)) {
            input.await();
        }
        return interrupted;
    }

    private static boolean isBeforeReading(Stream<StackWalker.StackFrame> frames) {
        return frames.skip(ITS_PLACE)
                .limit(1)
                .anyMatch(frame -> frame.getClassName().equals(READS));
    }
}
