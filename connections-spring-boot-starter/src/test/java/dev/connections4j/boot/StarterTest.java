package dev.connections4j.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.standin.MilvusStandIn;
import io.grpc.ConnectivityState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

/** An application context with the starter, before a server that checks credentials. */
class StarterTest {
    private static final String TOKEN = "a-very-secret-key";

    private final MilvusStandIn server = MilvusStandIn.builder()
            .apiKey(TOKEN)
            .database("library")
            .version("v2.6.4")
            .start();
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    Connections4jAutoConfiguration.class,
                    Boot3HealthAutoConfiguration.class,
                    Boot4HealthAutoConfiguration.class,
                    MetricsAutoConfiguration.class,
                    SanitizingAutoConfiguration.class,
                    SslAutoConfiguration.class))
            .withPropertyValues(
                    "connections4j.books.uri=http://" + server.address(), "connections4j.books.token=" + TOKEN);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void start_connects_andClosingTheContextCloses() throws InterruptedException {
        context.withPropertyValues("connections4j.books.db-name=library").run(running -> {
            ConnectionRegistry registry = running.getBean(ConnectionRegistry.class);
            assertThat(registry.get("books").state()).isEqualTo(ConnectivityState.READY);
            assertThat(registry.getConnectionAddr("books")).containsEntry("db_name", "library");
            assertThat(server.openSockets()).isEqualTo(1);
        });
        assertThat(eventually(() -> server.openSockets() == 0)).isTrue();
    }

    @Test
    void everyBoot_hasItsHealthBean() {
        String expected = System.getProperty("boot.expected");
        assertThat(SpringBootVersion.getVersion()).isEqualTo(expected);
        context.run(running -> assertThat(running.getBean("connections4jHealthContributor")
                        .getClass()
                        .getName())
                .contains("Boot" + expected.charAt(0)));
        context.withPropertyValues("management.health.connections4j.enabled=false")
                .run(running -> assertThat(running).doesNotHaveBean("connections4jHealthContributor"));
    }

    @Test
    void start_failsWithProblemAndRemedy_andLeavesNothing() {
        server.stop();
        context.withPropertyValues("connections4j.films.uri=http://" + server.address())
                .run(failed -> {
                    FailureAnalysis analysis = new ConnectionsFailureAnalyzer().analyze(failed.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains("connection 'books' to " + server.address() + " failed at stage TCP: REFUSED: ")
                            .contains("connection 'films' to ");
                    assertThat(analysis.getAction())
                            .contains("Check host and port, and that the server runs and is published there. "
                                    + "With connections4j.books.connect=background the application starts without it,"
                                    + " unless a bean needs the connection at the start.");
                });
    }

    @Test
    void wrongProperty_failsWithItsName() {
        context.withPropertyValues("connections4j.books.db-nam=library").run(failed -> {
            FailureAnalysis analysis = new ConnectionsFailureAnalyzer().analyze(failed.getStartupFailure());
            assertThat(analysis.getDescription())
                    .contains("unknown property connections4j.books.db-nam")
                    .contains("did you mean connections4j.books.db-name?")
                    .doesNotContain(TOKEN);
            assertThat(analysis.getAction()).isEqualTo("Correct connections4j.books.db-nam.");
        });
        context.withPropertyValues("connections4j.films.password=hush").run(failed -> {
            FailureAnalysis analysis = new ConnectionsFailureAnalyzer().analyze(failed.getStartupFailure());
            assertThat(analysis.getDescription())
                    .contains("connections4j.films.")
                    .doesNotContain("hush");
        });
    }

    @Test
    void background_startsWithoutTheServer_andConnectsWhenItIsThere() {
        server.stop();
        context.withPropertyValues("connections4j.books.connect=background").run(running -> {
            ConnectionRegistry registry = running.getBean(ConnectionRegistry.class);
            StartupConnects startup = running.getBean(StartupConnects.class);
            HealthCheck check = new HealthCheck(registry, startup);
            assertThat(eventually(() -> startup.failure("books").isPresent())).isTrue();
            assertThat(check.check("books").status()).isEqualTo("DOWN");
            assertThat(check.check("books").details())
                    .containsEntry("state", "not connected")
                    .containsEntry("reason", "REFUSED")
                    .containsKey("remedy");
            server.start();
            assertThat(eventually(() -> registry.hasConnection("books"))).isTrue();
            assertThat(eventually(() -> !startup.isPending("books"))).isTrue();
            assertThat(check.check("books").status()).isEqualTo("UP");
        });
    }

    @Test
    void background_closedBeforeTheServerIsThere_triesNothingAgain() {
        server.stop();
        context.withPropertyValues("connections4j.connect=background")
                .run(running -> assertThat(eventually(() -> running.getBean(StartupConnects.class)
                                .failure("books")
                                .isPresent()))
                        .isTrue());
        server.start();
        assertThat(server.calls("Connect")).isEmpty();
    }

    @Test
    void background_withoutTransport_failsTheStart() {
        context.withPropertyValues("connections4j.books.connect=background", "connections4j.books.transport=nety")
                .run(failed ->
                        assertThat(failed.getStartupFailure()).rootCause().hasMessageContaining("'nety'"));
    }

    @Test
    void lazy_connectsWhenItIsAsked() {
        context.withPropertyValues("connections4j.connect=lazy").run(running -> {
            ConnectionRegistry registry = running.getBean(ConnectionRegistry.class);
            HealthCheck check = new HealthCheck(registry, running.getBean(StartupConnects.class));
            assertThat(check.check("books").status()).isEqualTo("UNKNOWN");
            assertThat(server.calls("Connect")).isEmpty();
            registry.connect("books");
            assertThat(check.check("books").status()).isEqualTo("UP");
        });
    }

    @Test
    void health_namesVersionReasonAndRemedy_andIsUpAgainByItself() {
        context.run(running -> {
            HealthCheck check =
                    new HealthCheck(running.getBean(ConnectionRegistry.class), running.getBean(StartupConnects.class));
            assertThat(check.aliases()).containsExactly("books");
            assertThat(check.check("books").status()).isEqualTo("UP");
            assertThat(check.check("books").details())
                    .containsEntry("version", "v2.6.4")
                    .containsEntry("state", "READY")
                    .containsEntry("transport", "okhttp");
            server.stop();
            HealthCheck.Result down = check.check("books");
            assertThat(down.status()).isEqualTo("DOWN");
            assertThat(down.details()).containsEntry("reason", "REFUSED").containsEntry("stage", "TCP");
            assertThat(down.details().toString())
                    .contains("remedy=check host and port")
                    .doesNotContain(TOKEN);
            server.start();
            assertThat(eventually(() -> check.check("books").status().equals("UP")))
                    .isTrue();
        });
    }

    @Test
    void health_ofAServerWithoutGetVersion_isUp() {
        server.behaviour().forgetMethod("GetVersion");
        context.run(running -> {
            HealthCheck.Result result = new HealthCheck(
                            running.getBean(ConnectionRegistry.class), running.getBean(StartupConnects.class))
                    .check("books");
            assertThat(result.status()).isEqualTo("UP");
            assertThat(result.details()).containsEntry("version", "v2.6.4");
        });
    }

    @Test
    void metrics_beginWithTheFirstConnect() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        context.withBean(MeterRegistry.class, () -> meters).run(running -> {
            assertThat(eventually(() -> meters.find("connections4j.connect")
                                    .tags("alias", "books", "reason", "none")
                                    .timers()
                                    .size()
                            == 1))
                    .isTrue();
            assertThat(meters.get("connections4j.state")
                            .tags("alias", "books", "state", "ready")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        });
        assertThat(meters.find("connections4j.state").gauges()).isEmpty();
    }

    @Test
    void customizer_addsWhatOnlyAProgramCanGive() {
        context.withBean(
                        ConnectionCustomizer.class,
                        () -> (alias, parameters) -> parameters.set(Parameters.TOKEN, (Supplier<String>) () -> TOKEN))
                .withPropertyValues("connections4j.books.token=an-old-one")
                .run(running -> assertThat(
                                running.getBean(ConnectionRegistry.class).hasConnection("books"))
                        .isTrue());
    }

    @Test
    void sslBundle_ofAnUnknownName_failsTheStart() {
        context.withPropertyValues("connections4j.books.ssl-bundle=milvus")
                .run(failed ->
                        assertThat(failed.getStartupFailure()).rootCause().hasMessageContaining("milvus"));
    }

    @Test
    void secrets_areHiddenWhereverBootShowsValues() {
        context.run(running -> {
            SanitizingFunction hide = running.getBean(SanitizingFunction.class);
            assertThat(shown(hide, "connections4j.books.token", TOKEN)).isEqualTo("******");
            assertThat(shown(hide, "CONNECTIONS4J_BOOKS_KEY_STORE_PASSWORD", TOKEN))
                    .isEqualTo("******");
            assertThat(shown(hide, "connections4j.books.option.region", TOKEN)).isEqualTo("******");
            assertThat(shown(hide, "connections4j.books.uri", "http://root:" + TOKEN + "@milvus:19530"))
                    .contains("milvus:19530")
                    .doesNotContain(TOKEN);
            assertThat(shown(hide, "MILVUS_TOKEN", TOKEN)).isEqualTo("******");
            assertThat(shown(hide, "MILVUS_DEFAULT_CONNECTION", "http://root:" + TOKEN + "@milvus:19530"))
                    .contains("milvus:19530")
                    .doesNotContain(TOKEN);
            assertThat(shown(hide, "connections4j.books.db-name", "library")).isEqualTo("library");
            assertThat(shown(hide, "other.token", "theirs")).isEqualTo("theirs");
        });
    }

    private static String shown(SanitizingFunction hide, String key, String value) {
        MapPropertySource source = new MapPropertySource("application.properties", Map.of(key, value));
        return hide.apply(new SanitizableData(source, key, value)).getValue().toString();
    }

    private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1_500 && !condition.getAsBoolean(); i++) {
            never.await(20, TimeUnit.MILLISECONDS);
        }
        return condition.getAsBoolean();
    }
}
