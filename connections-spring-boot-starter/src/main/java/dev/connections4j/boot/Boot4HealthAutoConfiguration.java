package dev.connections4j.boot;

import dev.connections4j.ConnectionRegistry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/** The health of each alias, where Spring Boot 4 has it. {@link Boot3HealthAutoConfiguration} is the same for Boot 3. */
@AutoConfiguration(after = Connections4jAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.CompositeHealthContributor")
@ConditionalOnBean(ConnectionRegistry.class)
@ConditionalOnEnabledHealthIndicator("connections4j")
final class Boot4HealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "connections4jHealthContributor")
    CompositeHealthContributor connections4jHealthContributor(ConnectionRegistry registry, StartupConnects startup) {
        return new Aliases(new HealthCheck(registry, startup));
    }

    /** As many as there are when it is asked. */
    private record Aliases(HealthCheck check) implements CompositeHealthContributor {
        @Override
        public @Nullable HealthContributor getContributor(String alias) {
            return check.aliases().contains(alias) ? indicator(alias) : null;
        }

        @Override
        public Stream<Entry> stream() {
            return check.aliases().stream().map(alias -> new Entry(alias, indicator(alias)));
        }

        private HealthIndicator indicator(String alias) {
            return () -> {
                HealthCheck.Result result = check.check(alias);
                return new Health.Builder(new Status(result.status()), result.details()).build();
            };
        }
    }
}
