package dev.connections4j.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.parameters.ConnectionParameters;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaintextWarningTest {
    private final Lines lines = new Lines();
    private final Connector connector = new Connector(new RegistryFixture().context, lines);

    @Test
    void check_credentialsInPlaintextOverANetwork_warnsOncePerAlias() {
        check("books", p -> p.address("one:1").token("canary"));
        check("books", p -> p.address("one:1").token("canary"));
        check("more", p -> p.address("one:1").user("u").password("canary"));

        assertEquals(List.of(line("books"), line("more")), lines.logged);
    }

    @Test
    void check_loopbackOrTlsOrNoCredentials_warnsNot() {
        check("a", p -> p.address("localhost:1").token("canary"));
        check("b", p -> p.address("127.1.2.3:1").token("canary"));
        check("c", p -> p.address("[::1]:1").token("canary"));
        check("d", p -> p.uri("https://one:1").token("canary"));
        check("e", p -> p.address("one:1"));

        assertEquals(List.of(), lines.logged);
    }

    private static String line(String alias) {
        return "WARNING " + alias
                + ": credentials go in plaintext to one:1, which is not this machine; set secure=true, or use https:// in uri";
    }

    private void check(String alias, Consumer<ConnectionParameters.Builder> steps) {
        connector.replace(alias, ConnectionParameters.of(steps));
    }

    private static final class Lines implements System.Logger {
        final List<String> logged = new ArrayList<>();

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            logged.add(level + " " + message);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... values) {
            logged.add(level + " " + new MessageFormat(String.valueOf(format)).format(values));
        }
    }
}
