package dev.connections4j.registry;

import dev.connections4j.ConnectReport;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.NoSuchConnectionException;
import dev.connections4j.ParameterException;
import dev.connections4j.Registration;
import dev.connections4j.TransportInfo;
import dev.connections4j.link.LinkOpener;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.resolution.Resolver;
import dev.connections4j.selection.Providers;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The registry: one slot per alias. Each operation is a transition ({@link Transitions}) and what follows from it. */
public final class SlotRegistry implements ConnectionRegistry {
    private static final Duration LONGEST_GRACE = Duration.ofNanos(Long.MAX_VALUE);

    private final RegistryContext workshop;
    private final Slots slots;
    private final Connector connector;

    /** A new, empty registry. */
    public static ConnectionRegistry create(RegistryInputs inputs) {
        return new SlotRegistry(new RegistryContext(
                new Slots(),
                new LinkBackend(new LinkOpener(new Providers(inputs.classLoader()))),
                new Resolver(inputs.environment(), inputs.directory(), inputs.readsDotEnv()),
                Timers.SYSTEM,
                new RetryPolicy(() -> ThreadLocalRandom.current().nextDouble()),
                new Closings(),
                inputs.grace(),
                inputs.waiting()));
    }

    SlotRegistry(RegistryContext workshop) {
        this.workshop = workshop;
        this.slots = workshop.slots();
        this.connector = new Connector(workshop);
    }

    @Override
    public String defaultAlias() {
        return workshop.resolver().defaultAlias();
    }

    @Override
    public void addConnection(String alias, ConnectionParameters parameters) {
        addConnections(Map.of(requireAlias(alias), parameters));
    }

    @Override
    public void addConnections(Map<String, ConnectionParameters> parameters) {
        Map<String, ConnectionParameters> sets = new LinkedHashMap<>(parameters);
        sets.forEach((alias, set) -> workshop.resolver().check(requireAlias(alias), set));
        slots.changeAll(sets.keySet(), alias -> {
            ConnectionParameters set = sets.getOrDefault(alias, ConnectionParameters.none());
            var address = workshop.resolver().address(set);
            return now -> Transitions.add(now, alias, set, address);
        });
    }

    @Override
    public Connection connect(String alias, ConnectionParameters parameters) {
        return connector.connect(requireAlias(alias), parameters).await();
    }

    @Override
    public CompletableFuture<Connection> connectAsync(String alias, ConnectionParameters parameters) {
        Caller caller;
        try {
            caller = connector.connect(requireAlias(alias), parameters);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return caller.future();
    }

    @Override
    public ConnectReport connectAll(Collection<String> aliases) {
        aliases.forEach(SlotRegistry::requireAlias);
        return new ConnectAll(connector, workshop.timers()).connect(aliases);
    }

    @Override
    public Connection replace(String alias, ConnectionParameters parameters) {
        return connector.replace(requireAlias(alias), parameters).await();
    }

    @Override
    public void disconnect(String alias) {
        disconnect(alias, workshop.grace());
    }

    @Override
    public void disconnect(String alias, Duration grace) {
        if (grace.isNegative()) {
            throw new ParameterException("grace", "grace must not be negative, was " + grace);
        }
        Duration period = grace.compareTo(LONGEST_GRACE) < 0 ? grace : LONGEST_GRACE;
        workshop.end(requireAlias(alias), Transitions::disconnect, period, "disconnect");
        workshop.closings().await(alias);
    }

    @Override
    public void removeConnection(String alias) {
        workshop.end(requireAlias(alias), Transitions::remove, workshop.grace(), "removeConnection");
        workshop.closings().await(alias);
    }

    @Override
    public void close() {
        workshop.endAll(workshop.grace(), "close");
        workshop.closings().awaitAll();
    }

    @Override
    public boolean hasConnection(String alias) {
        return live(requireAlias(alias)) != null;
    }

    @Override
    public List<Registration> listConnections() {
        return slots.now().listing();
    }

    @Override
    public Map<String, Object> getConnectionAddr(String alias) {
        Slot slot = slots.now().find(requireAlias(alias));
        if (slot == null || slot.registered() == null) {
            return Map.of();
        }
        return slot.live() != null
                ? slot.live().resolved().toMap()
                : workshop.resolver().toMap(alias, slot.registered());
    }

    @Override
    public Connection get(String alias) {
        ActiveConnection live = alias == null ? null : live(alias);
        if (live == null) {
            throw missing(requireAlias(alias));
        }
        return live.connection();
    }

    @Override
    public ResolvedParameters resolve(String alias, ConnectionParameters parameters) {
        Slot slot = slots.now().find(requireAlias(alias));
        return workshop.resolver().resolve(alias, parameters, Slot.registeredIn(slot));
    }

    @Override
    public List<TransportInfo> transports() {
        return workshop.backend().transports();
    }

    private NoSuchConnectionException missing(String alias) {
        boolean registered = slots.now().find(alias) != null;
        String known = listConnections().stream()
                .map(registration -> "'" + registration.alias() + "'")
                .collect(Collectors.joining(", "));
        return new NoSuchConnectionException(
                alias,
                "connection '" + alias + "' is " + (registered ? "registered, but " : "")
                        + "not connected: create the connection"
                        + " first" + (registered ? ", by connect" : "") + ". Known aliases: "
                        + (known.isEmpty() ? "none" : known));
    }

    private @Nullable ActiveConnection live(String alias) {
        Slot slot = slots.now().find(alias);
        return slot == null ? null : slot.live();
    }

    private static String requireAlias(@Nullable String alias) {
        if (alias == null || alias.isBlank()) {
            throw new ParameterException(
                    "alias", "alias must not be blank, was " + (alias == null ? "null" : "'" + alias + "'"));
        }
        return alias;
    }
}
