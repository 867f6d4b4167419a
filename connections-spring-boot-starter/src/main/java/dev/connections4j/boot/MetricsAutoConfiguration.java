package dev.connections4j.boot;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.micrometer.ConnectionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The metrics of the connections, where there is a {@code MeterRegistry}; the connects at the start are among them. */
@AutoConfiguration(before = Connections4jAutoConfiguration.class)
@ConditionalOnClass(name = "io.micrometer.core.instrument.MeterRegistry")
final class MetricsAutoConfiguration {
    @Bean
    Binding connections4jMetrics(ObjectProvider<MeterRegistry> meters) {
        return new Binding(meters);
    }

    /** Bound to the registry before it connects; a {@code MeterBinder} bean would be bound after that. */
    static final class Binding implements RegistryPreparation, AutoCloseable {
        private final ObjectProvider<MeterRegistry> meters;
        private final List<ConnectionMetrics> bound = new CopyOnWriteArrayList<>();

        Binding(ObjectProvider<MeterRegistry> meters) {
            this.meters = meters;
        }

        @Override
        public void prepare(ConnectionRegistry registry) {
            meters.ifAvailable(each -> {
                ConnectionMetrics metrics = new ConnectionMetrics(registry);
                metrics.bindTo(each);
                bound.add(metrics);
            });
        }

        @Override
        public void close() {
            bound.forEach(ConnectionMetrics::close);
        }
    }
}
