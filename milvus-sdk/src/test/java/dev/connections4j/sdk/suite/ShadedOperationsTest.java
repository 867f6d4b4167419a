package dev.connections4j.sdk.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.servers.RealServers;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.client.RetryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is rarely used, once each: the SDK on its own channel first, then on a connection over each transport, with equal outcomes. */
@Timeout(300)
class ShadedOperationsTest {
    /** It would put the client on another channel than the connection's. */
    private static final Set<String> NOT_CALLED = Set.of("setBlockingStub");

    @Test
    void plain() {
        List<String> outcomes = compare(RealServers.plain().port(), Shelf.withOneVector());
        assertTrue(outcomes.contains("getPersistentSegmentInfo -> 20"), RealServersTest.lines(outcomes));
    }

    @Test
    void lite() {
        List<String> outcomes = compare(RealServers.lite().port(), Shelf.withTwoVectors());
        assertTrue(outcomes.contains("truncateCollection -> done"), RealServersTest.lines(outcomes));
    }

    private static List<String> compare(int port, Shelf shelf) {
        return RealServersTest.compare(
                RealServersTest.own(port),
                p -> p.address("127.0.0.1:" + port),
                client -> outcomes(
                        client.withRetry(RetryConfig.builder()
                                .maxRetryTimes(1)
                                .maxRetryTimeoutMs(60_000)
                                .build()),
                        shelf));
    }

    private static List<String> outcomes(MilvusClientV2 client, Shelf shelf) {
        Outcomes outcomes = new Outcomes();
        new ShadedOperations(client, outcomes, shelf).all();
        new ShadedAdministration(client, outcomes).all();
        return outcomes.lines();
    }

    @Test
    void publicMethods_areCalledByATest() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            sources = files.filter(Files::isRegularFile)
                    .map(ShadedOperationsTest::text)
                    .collect(Collectors.joining());
        }
        assertEquals(
                new TreeSet<>(NOT_CALLED),
                Arrays.stream(MilvusClientV2.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !Pattern.compile("\\b(?:client|MilvusClientV2)\\s*(?:\\.|::)" + name + "\\b")
                                .matcher(sources)
                                .find())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
