package dev.connections4j.registry;

import static dev.connections4j.ParameterException.requireGiven;

import dev.connections4j.ConnectReport;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ParameterException;
import dev.connections4j.Registration;
import dev.connections4j.TransportInfo;
import dev.connections4j.async.Clock;
import dev.connections4j.events.ConnectionListener;
import dev.connections4j.observers.Observers;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.resolution.Resolver;
import dev.connections4j.selection.Providers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The registry: one slot per alias. Each operation is a transition ({@link Transitions}) and what follows from it. */
public final class SlotRegistry implements ConnectionRegistry {
    private static final Duration LONGEST_GRACE = Duration.ofNanos(Long.MAX_VALUE);

    private final RegistryContext context;
    private final Slots slots;
    private final Connector connector;

    /** A new, empty registry, as {@link dev.connections4j.RegistryBuilder} says. */
    public static ConnectionRegistry create(
            Map<String, String> environment,
            Path directory,
            boolean readsDotEnv,
            @Nullable ClassLoader classLoader,
            Duration grace,
            @Nullable WaitListener waiting,
            List<ConnectionListener> listeners) {
        Observers observers = new Observers(Clock.SYSTEM, listeners);
        return new SlotRegistry(new RegistryContext(
                new Slots(),
                new Backend.OfProviders(new Providers(classLoader), Clock.SYSTEM, observers),
                new Resolver(environment, directory, readsDotEnv),
                Clock.SYSTEM,
                new Closings(),
                grace,
                waiting,
                observers));
    }

    SlotRegistry(RegistryContext context) {
        this.context = context;
        this.slots = context.slots();
        this.connector = new Connector(context, System.getLogger("dev.connections4j.registry"));
    }

    @Override
    public String defaultAlias() {
        return context.resolver().defaultAlias();
    }

    @Override
    public void addConnection(String alias, ConnectionParameters parameters) {
        slots.requireOpen(requireAlias(alias));
        context.resolver().check(alias, requireGiven("parameters", parameters));
        register(Map.of(alias, parameters));
    }

    @Override
    public void addConnections(Map<String, ?> parameters) {
        Map<String, ConnectionParameters> sets = new LinkedHashMap<>();
        requireGiven("parameters", parameters).forEach((alias, given) -> {
            slots.requireOpen(requireAlias(alias));
            sets.put(alias, naming(alias, () -> checked(alias, requireGiven("parameters", given))));
        });
        register(sets);
    }

    @SuppressWarnings("unchecked") // whatever the keys are: fromMap takes them as text
    private ConnectionParameters checked(String alias, Object given) {
        ConnectionParameters set;
        if (given instanceof ConnectionParameters built) {
            set = built;
        } else if (given instanceof Map<?, ?> names) {
            set = ConnectionParameters.fromMap((Map<String, ?>) names);
        } else {
            throw new ParameterException("parameters", "parameters must be ConnectionParameters or a map");
        }
        context.resolver().check(alias, set);
        return set;
    }

    /** Of several sets a failure says which. */
    private static ConnectionParameters naming(String alias, Supplier<ConnectionParameters> check) {
        String of = "connection '" + alias + "': ";
        try {
            return check.get();
        } catch (ParameterException e) {
            throw new ParameterException(e.parameter(), of + e.getMessage(), e);
        } catch (UnsupportedOperationException e) {
            throw new UnsupportedOperationException(of + e.getMessage(), e);
        }
    }

    private void register(Map<String, ConnectionParameters> sets) {
        slots.changeAll(sets.keySet(), alias -> {
            ConnectionParameters set = sets.getOrDefault(alias, ConnectionParameters.none());
            var address = context.resolver().address(set);
            return now -> Transitions.add(now, alias, set, address);
        });
    }

    @Override
    public Connection connect(String alias, ConnectionParameters parameters) {
        requireSound(alias, parameters);
        return connector.connect(alias, parameters).await();
    }

    @Override
    public CompletableFuture<Connection> connectAsync(String alias, ConnectionParameters parameters) {
        Caller caller;
        try {
            requireSound(alias, parameters);
            caller = connector.connect(alias, parameters);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return caller.future();
    }

    @Override
    public ConnectReport connectAll(Collection<String> aliases) {
        requireGiven("aliases", aliases).forEach(SlotRegistry::requireAlias);
        return new ConnectAll(connector, context.clock()).connect(aliases);
    }

    @Override
    public Connection replace(String alias, ConnectionParameters parameters) {
        requireSound(alias, parameters);
        return connector.replace(alias, parameters).await();
    }

    @Override
    public void disconnect(String alias) {
        disconnect(alias, context.grace());
    }

    @Override
    public void disconnect(String alias, Duration grace) {
        if (requireGiven("grace", grace).isNegative()) {
            throw new ParameterException("grace", "grace must not be negative, was " + grace);
        }
        Duration period = grace.compareTo(LONGEST_GRACE) < 0 ? grace : LONGEST_GRACE;
        context.end(requireAlias(alias), Transitions::disconnect, period, "disconnect");
        context.closings().await(alias);
    }

    @Override
    public void removeConnection(String alias) {
        context.end(requireAlias(alias), Transitions::remove, context.grace(), "removeConnection");
        context.closings().await(alias);
    }

    @Override
    public void close() {
        context.endAll(context.grace(), "close");
        context.closings().awaitAll();
    }

    @Override
    public boolean isClosed() {
        return slots.now().isClosed();
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
                : context.resolver().toMap(alias, slot.registered());
    }

    @Override
    public Connection get(String alias) {
        ActiveConnection live = live(requireAlias(alias));
        if (live == null) {
            throw Failures.notConnected(alias, slots.now());
        }
        return live.connection();
    }

    @Override
    public ResolvedParameters resolve(String alias, ConnectionParameters parameters) {
        Slot slot = slots.now().find(requireAlias(alias));
        return context.resolver().show(alias, requireGiven("parameters", parameters), Slot.registeredIn(slot));
    }

    @Override
    public List<TransportInfo> transports() {
        return context.backend().transports();
    }

    @Override
    public Connection.Subscription addListener(ConnectionListener listener) {
        return context.observers().add(requireGiven("listener", listener));
    }

    private @Nullable ActiveConnection live(String alias) {
        Slot slot = slots.now().find(alias);
        return slot == null ? null : slot.live();
    }

    /** A closed registry says so, whatever else is wrong. */
    private void requireSound(String alias, ConnectionParameters parameters) {
        slots.requireOpen(requireAlias(alias));
        Resolver.checkAlias(alias, requireGiven("parameters", parameters));
    }

    @Override
    public String toString() {
        String connections = listConnections().stream()
                .map(each -> each.connection()
                        .map(Connection::toString)
                        .orElse("connection '" + each.alias() + "', not connected"))
                .collect(Collectors.joining("; ", "[", "]"));
        return (isClosed() ? "closed registry " : "registry ") + connections;
    }

    private static String requireAlias(@Nullable String alias) {
        if (alias == null || alias.isBlank()) {
            throw new ParameterException(
                    "alias", "alias must not be blank, was " + (alias == null ? "null" : "'" + alias + "'"));
        }
        return alias;
    }
}
