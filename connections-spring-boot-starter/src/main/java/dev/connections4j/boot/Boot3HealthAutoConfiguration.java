package dev.connections4j.boot;

import dev.connections4j.ConnectionRegistry;
import java.util.Iterator;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The health of each alias, where Spring Boot 3 has it. {@link Boot4HealthAutoConfiguration} is the same for Boot 4. */
@AutoConfiguration(after = Connections4jAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.CompositeHealthContributor")
@ConditionalOnBean(ConnectionRegistry.class)
@ConditionalOnEnabledHealthIndicator("connections4j")
final class Boot3HealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "connections4jHealthContributor")
    CompositeHealthContributor connections4jHealthContributor(ConnectionRegistry registry, StartupConnects startup) {
        return new Aliases(new HealthCheck(registry, startup));
    }

    /** As many as there are when it is asked. */
    private record Aliases(HealthCheck check) implements CompositeHealthContributor {
        @Override
        public HealthContributor getContributor(String alias) {
            return check.aliases().contains(alias) ? indicator(alias) : null;
        }

        @Override
        public Iterator<NamedContributor<HealthContributor>> iterator() {
            return check.aliases().stream()
                    .map(alias -> NamedContributor.<HealthContributor>of(alias, indicator(alias)))
                    .iterator();
        }

        private HealthIndicator indicator(String alias) {
            return () -> {
                HealthCheck.Result result = check.check(alias);
                return new Health.Builder(new Status(result.status()), result.details()).build();
            };
        }
    }
}
