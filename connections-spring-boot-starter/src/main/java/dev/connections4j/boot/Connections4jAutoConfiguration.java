package dev.connections4j.boot;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
import dev.connections4j.RegistryBuilder;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * A {@link ConnectionRegistry} with the aliases of {@code connections4j.<alias>.uri} and its kin, connected while the application starts unless
 * {@code connections4j.<alias>.connect}, or {@code connections4j.connect} for all, is {@code background} or {@code lazy}. It is closed after the
 * beans that use it, when the web server has finished its requests.
 *
 * <p>A bean {@link RegistryBuilder} chooses the registry's inputs, beans {@link ConnectionCustomizer} add parameters, and a bean
 * {@link ConnectionRegistry} of the application's own takes the place of all this.
 */
@AutoConfiguration
public final class Connections4jAutoConfiguration {
    /** Made by Spring. */
    public Connections4jAutoConfiguration() {}

    @Bean
    StartupConnects connections4jStartupConnects() {
        return new StartupConnects();
    }

    /**
     * The registry.
     *
     * @param startup connects
     * @param environment has the properties
     * @param builder makes it, if the application gives one
     * @param sslBundles those of Spring
     * @param customizers run after the properties
     * @param preparations run before the first connect
     * @return registered, and connected as far as that is to happen at the start
     * @throws ConnectionsException if a property is wrong, or connecting fails
     */
    @Bean
    @ConditionalOnMissingBean
    ConnectionRegistry connectionRegistry(
            StartupConnects startup,
            Environment environment,
            ObjectProvider<RegistryBuilder> builder,
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<ConnectionCustomizer> customizers,
            ObjectProvider<RegistryPreparation> preparations) {
        List<ConfiguredAlias> aliases = new PropertyReader(
                        environment,
                        bundle -> sslBundles.getObject().getBundle(bundle).createSslContext(),
                        (alias, parameters) ->
                                customizers.orderedStream().forEach(each -> each.customize(alias, parameters)))
                .read();
        ConnectionRegistry registry =
                builder.getIfAvailable(ConnectionRegistry::builder).build();
        preparations.orderedStream().forEach(each -> each.prepare(registry));
        startup.begin(registry, aliases);
        return registry;
    }
}
