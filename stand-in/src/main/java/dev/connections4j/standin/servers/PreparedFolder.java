package dev.connections4j.standin.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** A folder that is filled once, though several threads and JVMs want it, and runs are cut off half way. */
final class PreparedFolder {
    private static final String MARKER = "complete";

    /** File locks belong to the JVM, so its threads need one among themselves. */
    private static final Object THREADS = new Object();

    private PreparedFolder() {}

    /** What fills a folder. */
    interface Maker {
        /** Whether what was once complete still is of use. */
        default boolean isUsable(Path folder) {
            return true;
        }

        void fill(Path folder) throws IOException, ServerUnavailableException;
    }

    /**
     * Fills the folder unless it is complete for this content. The marker is written last, so that an attempt that was
     * cut off is seen as one and begun anew.
     */
    static void prepare(Path folder, String content, Consumer<String> progress, Maker maker)
            throws ServerUnavailableException {
        // The folder's own path is part of it: virtual environments do not survive being moved.
        String stamp = content + "\n" + folder.toAbsolutePath() + "\n";
        try {
            if (!isComplete(folder, stamp, maker)) {
                synchronized (THREADS) {
                    fillLocked(folder, stamp, progress, maker);
                }
            }
        } catch (IOException e) {
            throw new ServerUnavailableException("cannot prepare " + folder + ": " + e, e);
        }
    }

    private static void fillLocked(Path folder, String stamp, Consumer<String> progress, Maker maker)
            throws IOException, ServerUnavailableException {
        Files.createDirectories(folder.getParent());
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, folder, progress)) {
            if (lock.isValid() && !isComplete(folder, stamp, maker)) {
                FolderRemoval.remove(folder);
                Files.createDirectories(folder);
                maker.fill(folder);
                Files.writeString(folder.resolve(MARKER), stamp);
            }
        }
    }

    private static FileLock lock(FileChannel channel, Path folder, Consumer<String> progress) throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        progress.accept("waiting for another process that prepares " + folder);
        return channel.lock();
    }

    private static boolean isComplete(Path folder, String stamp, Maker maker) throws IOException {
        Path marker = folder.resolve(MARKER);
        return Files.isRegularFile(marker) && Files.readString(marker).equals(stamp) && maker.isUsable(folder);
    }
}
