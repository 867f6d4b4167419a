package dev.connections4j.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A named pipe, whose content comes once: it is read on a thread of its own, for all that ask at the same time, and kept. When nobody waits
 * any more the thread is given up, and the next one to ask begins anew.
 */
public final class NamedPipe {
    private static final int FILE_TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int MOST_BYTES = 1 << 20;

    private final Path path;
    private @Nullable Reading current; // guarded by this

    /** Reads nothing yet. */
    public NamedPipe(Path path) {
        this.path = path;
    }

    /** Whether a path is a named pipe; false where the system knows none. */
    public static boolean is(Path path) {
        try {
            return Files.getAttribute(path, "unix:mode") instanceof Integer mode && (mode & FILE_TYPE) == PIPE;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * All that was written to it until its writer closed it.
     *
     * @throws TimeoutException if that takes longer than {@code limit}
     * @throws IOException if it cannot be read, or is longer than a mebibyte
     */
    public byte[] read(Duration limit) throws IOException, TimeoutException, InterruptedException {
        Reading reading = join();
        try {
            return reading.content.get(limit.toNanos(), TimeUnit.NANOSECONDS).clone();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause().getMessage()), e.getCause());
        } finally {
            if (leave(reading)) {
                reading.giveUp();
            }
        }
    }

    private synchronized Reading join() {
        if (current == null || current.content.isCompletedExceptionally()) {
            current = new Reading();
            current.start();
        }
        current.waiting++;
        return current;
    }

    /** Whether nobody waits any more for what has not come. */
    private synchronized boolean leave(Reading reading) {
        reading.waiting--;
        boolean abandoned = reading.waiting == 0 && !reading.content.isDone();
        if (abandoned && reading == current) {
            current = null;
        }
        return abandoned;
    }

    private final class Reading extends Thread {
        private final CompletableFuture<byte[]> content = new CompletableFuture<>();
        private int waiting;

        Reading() {
            super("connections4j-named-pipe");
            setDaemon(true);
        }

        @Override
        public void run() {
            try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
                content.complete(all(in));
            } catch (IOException | RuntimeException e) {
                content.completeExceptionally(e);
            }
        }

        private byte[] all(FileChannel in) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            ByteBuffer part = ByteBuffer.allocate(8192);
            while (in.read(part) >= 0) {
                all.write(part.array(), 0, part.position());
                part.clear();
                if (all.size() > MOST_BYTES) {
                    throw new IOException("longer than " + MOST_BYTES + " bytes");
                }
            }
            return all.toByteArray();
        }

        /** An interrupt ends a read, but not the wait for a writer: for that there is one, which writes nothing, until the thread ends. */
        void giveUp() {
            interrupt();
            try {
                FileChannel writer = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                content.whenComplete((all, failure) -> close(writer));
            } catch (IOException e) {
                content.completeExceptionally(e); // the pipe is not there any more
            }
        }

        private static void close(FileChannel writer) {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e); // kept by the future: nothing was written that could be lost
            }
        }
    }
}
