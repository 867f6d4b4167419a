package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many connections of one registry cost the threads and TLS contexts of one, and leave none: counted. For transports that share what they can;
 * subclassed like {@link TransportContract}.
 */
public abstract class ScaleContract extends ContractPart {
    private static final int MANY = 50;
    private static final int SOME = 10;
    private static final int MORE_THREADS = 2;
    private static final List<String> ALIASES =
            IntStream.range(0, MANY).mapToObj(i -> "alias-" + i).toList();

    /** Contexts of the JDK, and those of Netty over BoringSSL. */
    private static final Pattern CONTEXTS =
            Pattern.compile("sun\\.security\\.ssl\\.SSLContextImpl\\$.*|io\\.netty\\..*OpenSslClientContext");

    private final int threadsPerConnection;

    /**
     * The counts of one transport, found by ServiceLoader.
     *
     * @param transport its name
     * @param threadsPerConnection what its stack cannot do without
     */
    protected ScaleContract(String transport, int threadsPerConnection) {
        super(transport);
        this.threadsPerConnection = threadsPerConnection;
    }

    private void assertThreads(int one, IntSupplier now) {
        int most = one + MORE_THREADS + MANY * threadsPerConnection;
        Await.until(
                () -> "there are at most " + most + " threads, not " + now.getAsInt() + ": " + ProcessResources.now(),
                () -> now.getAsInt() <= most);
    }

    /** The client's own, less those of shared pools, whose number is that of the call-backs at one time. */
    private static int ownThreads() {
        return ProcessResources.now().threadCount();
    }

    /** All but the servers': a thread of a shared pool would stay for a minute after its attempt. */
    private static int allThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith(MilvusStandIn.THREAD_PREFIX))
                .count();
    }

    @Test
    void connectAsync_manyAliases_takeNoMoreThreadsThanOneAndLeaveNone() throws Exception {
        Calls.echo(connect("warm-up").channel());
        registry.removeConnection("warm-up");
        ProcessResources before = ProcessResources.steady();
        connect("first");
        int one = ProcessResources.steady().threadCount();
        int all = allThreads();
        server.behaviour().holdConnects();
        List<CompletableFuture<Connection>> attempts =
                ALIASES.stream().map(this::connectAsync).toList();
        Await.until("all ask", () -> connects() == MANY + 2);
        assertThreads(all, ScaleContract::allThreads);
        server.behaviour().releaseHeld();
        for (CompletableFuture<Connection> attempt : attempts) {
            Calls.echo(outcome(attempt).channel());
        }
        assertThreads(one, ScaleContract::ownThreads);
        assertEquals(MANY + 1, server.openSockets());
        registry.close();
        Await.until(
                () -> "nothing is left: before " + before + ", now " + ProcessResources.now(),
                () -> ProcessResources.now().within(before));
    }

    @Test
    void connect_sameTlsFiles_shareOneContextAndAChangedFileIsANewOne(@TempDir Path folder) throws Exception {
        TestCertificates ours = new TestCertificates(Files.createDirectory(folder.resolve("ours")));
        TestCertificates others = new TestCertificates(Files.createDirectory(folder.resolve("others")));
        Path authority = Files.copy(ours.authority(), folder.resolve("authority.pem"));
        MilvusStandIn first = closing(MilvusStandIn.builder().tls(ours.server()).start());
        MilvusStandIn second =
                closing(MilvusStandIn.builder().tls(others.server()).start());
        registry.connect("first", to(first, p -> p.caPemPath(authority)));
        int one = LiveObjects.count(CONTEXTS);
        for (String alias : ALIASES.subList(0, SOME)) {
            registry.connect(alias, to(first, p -> p.caPemPath(authority)));
        }
        int some = LiveObjects.count(CONTEXTS);
        assertTrue(some <= one, "contexts of one: " + one + ", of some: " + some);
        Files.copy(others.authority(), authority, StandardCopyOption.REPLACE_EXISTING);
        Calls.echo(registry.connect("changed", to(second, p -> p.caPemPath(authority)))
                .channel());
        registry.close();
        int[] left = {one};
        Await.until(
                () -> "the context is gone: " + one + " before, now " + left[0],
                () -> (left[0] = LiveObjects.count(CONTEXTS)) < one);
    }
}
