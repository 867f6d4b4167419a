package dev.connections4j.lite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One Milvus Lite process, from its start to its end, shared by its leases; the last one to leave ends it. */
final class LiteServer {
    private static final long POLL_MILLIS = 20;

    private final DataFolder data;
    private final LiteCommand command;
    private final CompletableFuture<Void> predecessorGone;
    private final CompletableFuture<Integer> listening = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final LastLines lastLines = new LastLines();
    private int leases = 1;
    private boolean ending;
    private @Nullable Process process;

    LiteServer(DataFolder data, LiteCommand command, CompletableFuture<Void> predecessorGone) {
        this.data = data;
        this.command = command;
        this.predecessorGone = predecessorGone;
    }

    static CompletableFuture<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    /** The port, once it accepts. */
    CompletableFuture<Integer> listening() {
        return listening;
    }

    /** Completes when the process has ended. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** One more lease, unless it is ending. */
    synchronized boolean join() {
        if (ending) {
            return false;
        }
        leases++;
        return true;
    }

    /** One lease less. */
    CompletableFuture<Void> leave() {
        synchronized (this) {
            if (--leases > 0) {
                return nothing();
            }
            ending = true;
        }
        interrupt();
        return gone;
    }

    /** Starts the process once the one before it has let go of the folder. */
    void start(Runnable afterwards) {
        CompletableFuture<Void> unused = predecessorGone.thenRun(() -> daemon("", () -> {
            run();
            afterwards.run();
            gone.complete(null);
        }));
    }

    private void daemon(String suffix, Runnable task) {
        Thread thread = new Thread(task, "connections4j-lite-" + data.path().getFileName() + suffix);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            int port = freePort();
            Process started = launch(port);
            if (started == null) {
                return;
            }
            CompletableFuture<Void> accepting =
                    CompletableFuture.runAsync(() -> awaitAccept(started, port), task -> daemon("-start", task));
            readToTheEnd(started);
            started.waitFor();
            accepting.join();
            fail("ended with exit code " + started.exitValue() + " before it listened", null);
        } catch (IOException e) {
            fail("did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("was interrupted", e);
        } finally {
            synchronized (this) {
                ending = true;
            }
        }
    }

    private synchronized @Nullable Process launch(int port) throws IOException {
        if (ending) {
            fail("was given up before it started", null);
            return null;
        }
        process = command.serve(data, port).start();
        return process;
    }

    private void awaitAccept(Process started, int port) {
        while (started.isAlive()) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                listening.complete(port);
                return;
            } catch (IOException notYet) {
                pause(started);
            }
        }
    }

    private static void pause(Process started) {
        try {
            if (started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readToTheEnd(Process started) throws IOException {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lastLines.add(line);
            }
        }
    }

    private void fail(String problem, @Nullable Throwable cause) {
        String words = lastLines.text();
        String remedy = words.contains("holds the lock")
                ? "another process has " + data.path() + " open: close it there, or use another path"
                : "run it by hand to see more: " + command + " --data-dir " + data.path();
        listening.completeExceptionally(
                LiteFailure.of(command + " for " + data.path() + " " + problem, words, remedy, cause));
    }

    private synchronized void interrupt() {
        if (process != null) {
            try (OutputStream pipe = process.getOutputStream()) {
                pipe.flush();
            } catch (IOException alreadyEnded) {
                lastLines.add("its pipe was closed already");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
