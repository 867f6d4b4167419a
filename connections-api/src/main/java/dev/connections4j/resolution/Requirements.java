package dev.connections4j.resolution;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ParameterGroup;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Pool;
import dev.connections4j.parameters.ResolvedParameters.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the values of several parameters must keep together. Needs no file and no network. */
final class Requirements {
    private static final String HANDLER = "GRPC";

    private final Map<Parameter<?>, Value> values;

    Requirements(Map<Parameter<?>, Value> values) {
        this.values = values;
    }

    /** What holds for a registered set already. */
    void check() {
        checkHandler();
        credentials();
        tlsFiles();
        pool();
    }

    void checkHandler() {
        Value handler = values.get(Parameters.HANDLER);
        if (handler != null && !handler.value().equals(HANDLER)) {
            throw new UnsupportedOperationException(
                    "handler '" + handler.value() + "' is not supported; supported handlers: " + HANDLER);
        }
    }

    private void credentials() {
        Value password = values.get(Parameters.PASSWORD);
        if (password != null && !values.containsKey(Parameters.USER)) {
            throw new ParameterException(
                    "user",
                    "user is missing beside password (" + password.source() + "): give both, or an API key as token");
        }
    }

    private void tlsFiles() {
        storeAlone(Parameters.TRUST_STORE_PATH, List.of(Parameters.SERVER_PEM_PATH, Parameters.CA_PEM_PATH));
        storeAlone(Parameters.KEY_STORE_PATH, List.of(Parameters.CLIENT_PEM_PATH, Parameters.CLIENT_KEY_PATH));
        fileOf(Parameters.CLIENT_KEY_PASSWORD, Parameters.CLIENT_KEY_PATH);
        fileOf(Parameters.TRUST_STORE_PASSWORD, Parameters.TRUST_STORE_PATH);
        fileOf(Parameters.KEY_STORE_PASSWORD, Parameters.KEY_STORE_PATH);
        both(Parameters.CLIENT_PEM_PATH, Parameters.CLIENT_KEY_PATH);
        both(Parameters.CLIENT_KEY_PATH, Parameters.CLIENT_PEM_PATH);
        Optional<Parameter<?>> file = Parameters.all().stream()
                .filter(parameter -> parameter.group() == ParameterGroup.TLS && parameter.type() == Path.class)
                .filter(values::containsKey)
                .findFirst();
        if (file.isPresent() && values.containsKey(Parameters.SSL_CONTEXT)) {
            throw new ParameterException(
                    "ssl_context",
                    "ssl_context stands instead of the TLS files, but " + file.get() + " is given too ("
                            + values.get(file.get()).source() + ")");
        }
    }

    /** A keystore stands in place of the PEM files of the same purpose. */
    private void storeAlone(Parameter<?> store, List<Parameter<?>> files) {
        Value given = values.get(store);
        if (given == null) {
            return;
        }
        for (Parameter<?> file : files) {
            Value other = values.get(file);
            if (other != null) {
                throw new ParameterException(
                        store.name(),
                        store + " (" + given.source() + ") stands instead of " + files.get(0) + " and " + files.get(1)
                                + ", but " + file + " (" + other.source() + ") is given too: drop one of them");
            }
        }
    }

    /** A password without its file opens nothing. */
    private void fileOf(Parameter<?> password, Parameter<?> file) {
        Value given = values.get(password);
        if (given != null && !values.containsKey(file)) {
            throw new ParameterException(
                    file.name(),
                    file + " is missing beside " + password + " (" + given.source() + "), which is the password of"
                            + " that file: give both or neither");
        }
    }

    private void both(Parameter<?> one, Parameter<?> other) {
        Value given = values.get(one);
        if (given != null && !values.containsKey(other)) {
            throw new ParameterException(
                    other.name(),
                    other + " is missing beside " + one + " (" + given.source() + "): give both or neither");
        }
    }

    private void pool() {
        Value size = values.get(Parameters.POOL_SIZE);
        Value pool = values.get(Parameters.POOL);
        boolean single = pool == null || pool.value() == Pool.SINGLETON;
        if (size != null && single && !size.value().equals(1)) {
            throw new ParameterException(
                    "pool_size",
                    "pool_size must be 1 with pool Singleton, was " + size.value()
                            + "; more needs pool QueuePool or SingletonThread");
        }
    }
}
