package dev.connections4j.testkit.faults;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.ConnectionParameters;
import java.util.function.Consumer;

/**
 * Where a connect goes that must fail.
 *
 * @param more where to and with what, beside transport and timeout
 * @param meanwhile what happens while it is under way
 */
record FaultTarget(Consumer<ConnectionParameters.Builder> more, Consumer<ConnectionRegistry> meanwhile) {
    static FaultTarget of(Consumer<ConnectionParameters.Builder> more) {
        return new FaultTarget(more, registry -> {});
    }

    static FaultTarget at(int port) {
        return at(port, p -> {});
    }

    static FaultTarget at(int port, Consumer<ConnectionParameters.Builder> more) {
        return of(p -> more.accept(p.address("127.0.0.1:" + port)));
    }

    FaultTarget and(Consumer<ConnectionParameters.Builder> further) {
        return new FaultTarget(more.andThen(further), meanwhile);
    }
}
