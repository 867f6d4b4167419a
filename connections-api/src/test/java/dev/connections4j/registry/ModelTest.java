package dev.connections4j.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.ConnectionsException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations, one after the other, on the registry and on a map that says what they should have done. */
class ModelTest {
    private static final List<String> ALIASES = List.of("a", "b", "c", "d");
    private static final List<String> ADDRESSES = List.of("one:1", "two:2", "three:3");
    private static final int STEPS = 500;

    private record Entry(
            @Nullable String registered, @Nullable String live) {}

    private final RegistryFixture fixture = new RegistryFixture();
    private final SlotRegistry registry = fixture.registry;
    private final Map<String, Entry> model = new LinkedHashMap<>();
    private final List<String> history = new ArrayList<>();
    private boolean serversAnswer;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomOperations_oneAfterTheOther_doWhatTheModelDoes(long seed) {
        fixture.backend.onOpen = opening -> {
            if (serversAnswer) {
                opening.succeed();
            } else {
                opening.fail(Stage.TCP, Reason.REFUSED, "refused");
            }
        };
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            String alias = ALIASES.get(random.nextInt(ALIASES.size()));
            String address = random.nextBoolean() ? ADDRESSES.get(random.nextInt(ADDRESSES.size())) : null;
            serversAnswer = random.nextInt(4) != 0;
            int operation = random.nextInt(5);
            history.add(operation + " " + alias + " " + address + " " + serversAnswer);

            String expected = expected(operation, alias, address);
            assertEquals(expected, actual(operation, alias, address), () -> last());
            assertEquals(model.toString(), state().toString(), () -> last());
        }
        assertEquals(0, fixture.timers.pending());
    }

    private String actual(int operation, String alias, @Nullable String address) {
        try {
            switch (operation) {
                case 0 -> registry.addConnection(alias, set(address));
                case 1 -> registry.connect(alias, set(address));
                case 2 -> registry.replace(alias, set(address));
                case 3 -> registry.disconnect(alias);
                default -> registry.removeConnection(alias);
            }
            return "fine";
        } catch (ConnectionsException e) {
            return e.code();
        }
    }

    private String expected(int operation, String alias, @Nullable String address) {
        Entry entry = model.get(alias);
        String registered = entry == null ? null : entry.registered();
        String live = entry == null ? null : entry.live();
        switch (operation) {
            case 0 -> {
                if (live != null && address != null && !address.equals(live)) {
                    return "ALIAS_CONFLICT";
                }
                model.put(alias, new Entry(address, live));
                return "fine";
            }
            case 1 -> {
                if (live != null) {
                    return address == null || address.equals(live) ? "fine" : "ALIAS_CONFLICT";
                }
                return opened(alias, address, registered);
            }
            case 2 -> {
                return opened(alias, address, registered);
            }
            case 3 -> {
                if (entry != null) {
                    model.put(alias, new Entry(registered, null));
                }
                return "fine";
            }
            default -> {
                model.remove(alias);
                return "fine";
            }
        }
    }

    private String opened(String alias, @Nullable String address, @Nullable String registered) {
        String effective = address != null ? address : registered;
        if (effective == null) {
            return "INVALID_PARAMETER";
        }
        if (!serversAnswer) {
            return "REFUSED";
        }
        model.put(alias, new Entry(effective, effective));
        return "fine";
    }

    private Map<String, Entry> state() {
        Map<String, Entry> state = new LinkedHashMap<>();
        registry.listConnections().forEach(registration -> {
            String alias = registration.alias();
            Slot slot = Objects.requireNonNull(fixture.slots.now().find(alias));
            String live = registration
                    .connection()
                    .map(connection -> connection.parameters().address().toString())
                    .orElse(null);
            String registered = slot.registered() == null
                    ? null
                    : slot.registered()
                            .find(Parameters.ADDRESS)
                            .map(Object::toString)
                            .orElse(null);
            state.put(alias, new Entry(registered, live));
        });
        return state;
    }

    private static ConnectionParameters set(@Nullable String address) {
        return address == null ? ConnectionParameters.none() : RegistryFixture.at(address);
    }

    private String last() {
        return "after " + history.subList(Math.max(0, history.size() - 10), history.size());
    }
}
