package dev.connections4j.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Connections;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

/** What a start that fails advises is true of what failed. Nothing listens on the port. */
class FailureAdviceTest {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(Connections4jAutoConfiguration.class))
            .withPropertyValues("connections4j.books.uri=http://127.0.0.1:1");

    /** A bean that wants a connection while it is made. */
    static final class Store {
        @Bean
        Connection store(ConnectionRegistry registry, Function<ConnectionRegistry, Connection> wish) {
            return wish.apply(registry);
        }
    }

    private static String action(ApplicationContextRunner context) {
        AtomicReference<String> action = new AtomicReference<>();
        context.run(failed -> action.set(new ConnectionsFailureAnalyzer()
                .analyze(failed.getStartupFailure())
                .getAction()));
        return action.get();
    }

    private static ApplicationContextRunner wishing(
            ApplicationContextRunner context, Function<ConnectionRegistry, Connection> wish) {
        return context.withBean("wish", Function.class, () -> wish).withUserConfiguration(Store.class);
    }

    @Test
    void start_refused_advisesBackgroundOnItsCondition() {
        assertThat(action(context))
                .isEqualTo("Check host and port, and that the server runs and is published there."
                        + " With connections4j.books.connect=background the application starts without it,"
                        + " unless a bean needs the connection at the start.");
    }

    @Test
    void beanThatConnects_refused_doesNotAdviseBackground() {
        for (String mode : new String[] {"lazy", "background"}) {
            assertThat(action(wishing(
                            context.withPropertyValues("connections4j.connect=" + mode),
                            registry -> registry.connect("books"))))
                    .isEqualTo("Check host and port, and that the server runs and is published there.");
        }
    }

    @Test
    void beanThatGets_beforeItIsConnected_advisesToConnect() {
        for (String mode : new String[] {"lazy", "background"}) {
            assertThat(action(wishing(
                            context.withPropertyValues("connections4j.connect=" + mode),
                            registry -> registry.get("books"))))
                    .isEqualTo("Set connections4j.books.connect=start, or call connect(\"books\") in place of"
                            + " get(\"books\") of the ConnectionRegistry bean: either says why, if connecting fails.");
        }
    }

    @Test
    void beanThatGets_unknownAlias_namesItsProperty() {
        assertThat(action(wishing(
                        context.withPropertyValues("connections4j.connect=lazy"),
                        registry -> registry.get("old-books"))))
                .isEqualTo(
                        "Set connections4j.old-books.uri, or CONNECTIONS4J_OLD_BOOKS_URI in the environment; the aliases"
                                + " of the properties are those of the ConnectionRegistry bean, not of the static Connections.");
    }

    @Test
    void beanThatAsksTheStaticFace_isToldOfTheRegistryBean() {
        String expected = "Take the ConnectionRegistry bean in place of the static Connections, as in"
                + " MilvusClients.v1(registry.get(\"books\")) for MilvusClients.v1(\"books\")";
        ApplicationContextRunner lazy = context.withPropertyValues("connections4j.connect=lazy");
        assertThat(action(wishing(lazy, registry -> Connections.get("books")))).startsWith(expected + "; the aliases");
        assertThat(action(wishing(lazy, registry -> Connections.connect("books"))))
                .isEqualTo(expected + ".");
    }

    @Test
    void noAddress_namesPropertyAndVariable() {
        for (String mode : new String[] {"start", "background"}) {
            assertThat(action(new ApplicationContextRunner()
                            .withConfiguration(AutoConfigurations.of(Connections4jAutoConfiguration.class))
                            .withPropertyValues(
                                    "connections4j.old-books.db-name=library", "connections4j.connect=" + mode)))
                    .isEqualTo("Set connections4j.old-books.uri, or CONNECTIONS4J_OLD_BOOKS_URI in the environment.");
        }
    }
}
