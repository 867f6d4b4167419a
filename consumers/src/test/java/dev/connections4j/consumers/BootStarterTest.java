package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.MilvusStandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An executable jar of each Spring Boot with the starter, from its start over an outage to its graceful shutdown. */
class BootStarterTest {
    private static final String TOKEN = "a-very-secret-key";
    private static final Pattern PORT = Pattern.compile("started on port (\\d+)");
    private static final Pattern SHUTDOWN = Pattern.compile("Commencing graceful shutdown");
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path secrets;

    private final HttpClient http = HttpClient.newHttpClient();

    static Stream<Arguments> bootsOnAnotherJdk() {
        return Jdk.all().stream()
                .skip(1)
                .flatMap(jdk -> Stream.of("3.5.7", "4.0.7").map(boot -> Arguments.of(boot, jdk)));
    }

    @ParameterizedTest(name = "Spring Boot {0}")
    @ValueSource(strings = {"3.5.7", "4.0.7"})
    void application_isUp_down_upAgainByItself_andEndsGracefully(String boot) throws Exception {
        assertLives(boot, Jdk.all().get(0));
    }

    @Tag("long")
    @ParameterizedTest(name = "Spring Boot {0} on {1}", allowZeroInvocations = true)
    @MethodSource("bootsOnAnotherJdk")
    void application_onAnotherJdk_doesTheSame(String boot, Jdk jdk) throws Exception {
        assertLives(boot, jdk);
    }

    private void assertLives(String boot, Jdk jdk) throws Exception {
        Path jar = Built.of(application(boot)).jars().get(0);
        for (String alias : List.of("books", "films")) {
            Files.writeString(secrets.resolve("connections4j." + alias + ".token"), TOKEN + "\n");
        }
        try (MilvusStandIn server = MilvusStandIn.builder()
                        .apiKey(TOKEN)
                        .database("library")
                        .version("v2.6.4")
                        .start();
                Running running = Running.start(
                        jdk,
                        jar,
                        Map.of("CONNECTIONS4J_BOOKS_URI", uri(server), "CONNECTIONS4J_FILMS_URI", uri(server)),
                        "--spring.config.import=configtree:" + secrets + "/")) {
            String base = "http://127.0.0.1:" + running.await(PORT).group(1);
            assertEquals("v2.6.4", get(base + "/version/books").body());
            assertAnswers(200, get(base + "/actuator/health"), "\"UP\"", "\"version\":\"v2.6.4\"", "\"library\"");
            for (String page : List.of("/actuator/env", "/actuator/configprops")) {
                assertAnswers(200, get(base + page), "management");
            }
            assertAnswers(200, get(base + "/actuator/env"), "connections4j.books.token", "******");

            String connects = base + "/actuator/metrics/connections4j.connect?tag=alias:books&tag=reason:none";
            assertAnswers(200, get(connects), "\"COUNT\",\"value\":1.0");

            server.stop();
            assertAnswers(503, health(base), "\"DOWN\"", "\"reason\":\"REFUSED\"", "\"remedy\":\"check host and port");
            server.start();
            assertTrue(isUpAgain(base), running.output());

            server.behaviour().holdConnects(); // a request of the application's waits for its connection
            int before = server.calls("Connect").size();
            CompletableFuture<HttpResponse<String>> inFlight =
                    http.sendAsync(request(base + "/version/films"), BodyHandlers.ofString());
            assertTrue(eventually(() -> server.calls("Connect").size() > before), running.output());
            running.terminate();
            running.await(SHUTDOWN);
            server.behaviour().releaseHeld();
            assertEquals("v2.6.4", inFlight.get(1, TimeUnit.MINUTES).body());
            assertEquals(TERMINATED, running.exitCode(), running.output());
            assertTrue(eventually(() -> server.openSockets() == 0));
            assertFalse(running.output().contains(TOKEN), running.output());
        }
    }

    @ParameterizedTest(name = "Spring Boot {0}")
    @ValueSource(strings = {"3.5.7", "4.0.7"})
    void applicationThatCannotStart_saysWhyAndWhatToDo(String boot) {
        Path jar = Built.of(application(boot)).jars().get(0);
        Finished unknown = Jdk.all().get(0).runJar(jar, "--connections4j.books.urii=http://127.0.0.1:1");
        assertEquals(1, unknown.exitCode(), unknown.output());
        assertTrue(unknown.output().contains("APPLICATION FAILED TO START"), unknown.output());
        assertTrue(unknown.output().contains("did you mean connections4j.books.uri?"), unknown.output());
        assertTrue(unknown.output().contains("Correct connections4j.books.urii."), unknown.output());
    }

    private static Consumer application(String boot) {
        String group = "org.springframework.boot:spring-boot-starter-";
        return new Consumer(
                "boot-starter-" + boot,
                "boot-starter",
                group + "parent:" + boot,
                List.of(),
                List.of(
                        group + "web",
                        group + "actuator",
                        Consumer.ours("connections-spring-boot-starter"),
                        Consumer.ours("transport-netty")),
                "      <plugin><groupId>org.springframework.boot</groupId>"
                        + "<artifactId>spring-boot-maven-plugin</artifactId></plugin>\n");
    }

    private static String uri(MilvusStandIn server) {
        return "http://" + server.address();
    }

    private boolean isUpAgain(String base) throws InterruptedException {
        return eventually(() -> health(base).statusCode() == 200);
    }

    private HttpResponse<String> health(String base) {
        return get(base + "/actuator/health");
    }

    private HttpResponse<String> get(String uri) {
        return http.sendAsync(request(uri), BodyHandlers.ofString()).join();
    }

    private static HttpRequest request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).build();
    }

    private static void assertAnswers(int status, HttpResponse<String> answer, String... parts) {
        assertEquals(status, answer.statusCode(), answer.body());
        for (String part : parts) {
            assertTrue(answer.body().contains(part), part + " is not in " + answer.body());
        }
        assertFalse(answer.body().contains(TOKEN), answer.body());
    }

    private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return condition.getAsBoolean();
    }
}
