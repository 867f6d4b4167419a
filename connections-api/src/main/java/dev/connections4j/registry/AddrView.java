package dev.connections4j.registry;

import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.MilvusUri;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Secrecy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code getConnectionAddr} answers: by name, in the order of the declarations, nothing secret. */
final class AddrView {
    private static final Set<Parameter<?>> ELSEWHERE = Set.of(
            Parameters.ALIAS,
            Parameters.ADDRESS,
            Parameters.URI,
            Parameters.HOST,
            Parameters.PORT,
            Parameters.USER,
            Parameters.DB_NAME,
            Parameters.SECURE);

    private AddrView() {}

    private interface LookUp {
        Optional<?> find(Parameter<?> parameter);
    }

    /** The parameters in force. */
    static Map<String, Object> of(ResolvedParameters resolved) {
        return view(
                Optional.of(resolved.address()),
                resolved.find(Parameters.USER),
                resolved.find(Parameters.DB_NAME),
                resolved.get(Parameters.SECURE),
                resolved::find);
    }

    /** A registered set, with defaults for all but the address. */
    static Map<String, Object> of(ConnectionParameters set, Optional<Address> address) {
        Optional<MilvusUri> uri = set.find(Parameters.URI);
        boolean impliesTls = uri.map(MilvusUri::secure).orElse(false)
                || Stream.of(
                                Parameters.SERVER_PEM_PATH,
                                Parameters.CA_PEM_PATH,
                                Parameters.CLIENT_PEM_PATH,
                                Parameters.SSL_CONTEXT)
                        .anyMatch(file -> set.find(file).isPresent());
        return view(
                address,
                set.find(Parameters.USER).or(() -> uri.flatMap(u -> Optional.ofNullable(u.user()))),
                set.find(Parameters.DB_NAME).or(() -> uri.flatMap(u -> Optional.ofNullable(u.dbName()))),
                set.find(Parameters.SECURE).orElse(impliesTls),
                parameter -> set.find(parameter).isPresent() ? set.find(parameter) : parameter.defaultValue());
    }

    private static Map<String, Object> view(
            Optional<Address> address, Optional<String> user, Optional<String> dbName, boolean secure, LookUp lookUp) {
        Map<String, Object> view = new LinkedHashMap<>();
        address.ifPresent(a -> view.put(Parameters.ADDRESS.name(), a.toString()));
        view.put(Parameters.USER.name(), user.orElse(""));
        view.put(Parameters.DB_NAME.name(), dbName.orElse("default"));
        view.put(Parameters.SECURE.name(), secure);
        for (Parameter<?> parameter : Parameters.all()) {
            if (!ELSEWHERE.contains(parameter) && parameter.secrecy() != Secrecy.ALL) {
                lookUp.find(parameter)
                        .ifPresent(value -> view.put(
                                parameter.name(), value instanceof ProxyAddress proxy ? proxy.hostPort() : value));
            }
        }
        return Collections.unmodifiableMap(view);
    }
}
