package dev.connections4j.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.spi.EndpointResolver.EndpointLease;
import dev.connections4j.spi.LinkException;
import dev.connections4j.standin.servers.RealServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real Milvus Lite processes: shared, stopped, restarted, locked, killed. */
@Timeout(300)
class LiteServersTest {
    @TempDir
    private Path folder;

    @Test
    void lease_twice_sharesOneServerUntilTheLastRelease() throws Exception {
        EndpointLease first = lease("shared.db");
        EndpointLease second = lease("shared.db");
        HostPort endpoint = first.endpoint().join();
        assertEquals(endpoint, second.endpoint().join());

        first.release().join();
        assertTrue(accepts(endpoint), "one lease is left");
        ProcessHandle process = liteProcess("shared.db").orElseThrow();
        second.release().join();
        assertFalse(process.isAlive());
        assertFalse(accepts(endpoint));
    }

    @Test
    void lease_whileTheServerBeforeEnds_startsAnother() throws Exception {
        EndpointLease first = lease("again.db");
        first.endpoint().join();
        ProcessHandle before = liteProcess("again.db").orElseThrow();
        var ended = first.release();
        EndpointLease second = lease("again.db");
        assertTrue(accepts(second.endpoint().join()));
        ended.join();
        assertNotEquals(before.pid(), liteProcess("again.db").orElseThrow().pid());
        second.release().join();
    }

    @Test
    void lease_afterTheServerWasKilled_startsAnother() throws Exception {
        EndpointLease first = lease("killed.db");
        first.endpoint().join();
        ProcessHandle process = liteProcess("killed.db").orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
        first.release().join();
        EndpointLease second = lease("killed.db");
        assertTrue(accepts(second.endpoint().join()));
        second.release().join();
    }

    @Test
    void lease_releasedBeforeItListens_leavesNoProcess() throws Exception {
        EndpointLease lease = lease("early.db");
        lease.release().join();
        assertTrue(liteProcess("early.db").isEmpty());
        assertInstanceOf(
                LinkException.class,
                assertThrows(CompletionException.class, () -> lease.endpoint().join())
                        .getCause());
    }

    @Test
    void start_folderHeldByAnotherProcess_saysWhoHoldsIt() throws Exception {
        EndpointLease holder = lease("locked.db");
        holder.endpoint().join();
        LiteServer rival = new LiteServer(DataFolder.of(folder.resolve("locked.db")), command(), LiteServer.nothing());
        rival.start(() -> {});
        LinkException failure = failure(new LiteLease(rival));
        assertEquals(Reason.LITE_FAILED, failure.reason());
        assertTrue(
                failure.failure().problem().endsWith("ended with exit code 1 before it listened"),
                failure.failure().problem());
        assertTrue(
                failure.failure().serverSaid().contains("another process holds the lock"),
                failure.failure().serverSaid());
        assertTrue(
                failure.failure().remedy().startsWith("another process has "),
                failure.failure().remedy());
        holder.release().join();
    }

    @Test
    void jvmKilled_serverEnds() throws Exception {
        assertServerEndsWith("orphan.db", jvm -> jvm.destroyForcibly().waitFor());
    }

    @Test
    void jvmOfATest_whoseStarterIsGone_endsWithItsServer() throws Exception {
        assertServerEndsWith("left.db", jvm -> {
            jvm.getOutputStream().close();
            jvm.onExit().get(60, TimeUnit.SECONDS);
        });
    }

    private interface Ending {
        void of(Process jvm) throws Exception;
    }

    private void assertServerEndsWith(String name, Ending ending) throws Exception {
        Process jvm = leaseHolder(name);
        try (var said = jvm.inputReader()) {
            assertEquals("listening", said.readLine());
            ProcessHandle lite = liteProcess(name).orElseThrow();
            ending.of(jvm);
            lite.onExit().get(60, TimeUnit.SECONDS);
            assertFalse(lite.isAlive());
        } finally {
            jvm.destroyForcibly();
        }
    }

    private Process leaseHolder(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + LiteCommand.PROPERTY + "=" + command().executable(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeaseHolder.class.getName(),
                        folder.resolve(name).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private EndpointLease lease(String name) throws LinkException {
        return LiteServers.lease(DataFolder.of(folder.resolve(name)), command());
    }

    private static LiteCommand command() {
        return new LiteCommand(RealServers.liteCommand());
    }

    private static LinkException failure(EndpointLease lease) {
        CompletionException thrown =
                assertThrows(CompletionException.class, () -> lease.endpoint().join());
        return assertInstanceOf(LinkException.class, thrown.getCause());
    }

    private static boolean accepts(HostPort endpoint) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** The process whose command line names that folder; the shell's line ends there too, but it has become the process. */
    private Optional<ProcessHandle> liteProcess(String name) throws IOException {
        String path = folder.toRealPath().resolve(name).toString();
        return ProcessHandle.allProcesses()
                .filter(p -> commandLine(p).contains("--data-dir\0" + path + "\0")
                        && !commandLine(p).contains("exec 3<&0"))
                .findFirst();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
