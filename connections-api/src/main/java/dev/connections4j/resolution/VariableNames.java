package dev.connections4j.resolution;

import dev.connections4j.naming.NearestName;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of the variables: which are read, which Kubernetes sets, and which one another name most likely means. */
public final class VariableNames {
    static final String PREFIX = "MILVUS_";

    /** Those that are a parameter of the server's own; several names of one parameter are synonyms. */
    private static final Map<Parameter<?>, List<String>> OF_SERVER = Map.of(
            Parameters.URI, List.of("MILVUS_URI", "MILVUS_DEFAULT_CONNECTION"),
            Parameters.ADDRESS, List.of("MILVUS_ADDRESS"),
            Parameters.HOST, List.of("MILVUS_HOST"),
            Parameters.PORT, List.of("MILVUS_PORT"),
            Parameters.TOKEN, List.of("MILVUS_TOKEN"),
            Parameters.USER, List.of("MILVUS_USER", "MILVUS_USERNAME"),
            Parameters.PASSWORD, List.of("MILVUS_PASSWORD"),
            Parameters.DB_NAME, List.of("MILVUS_DB_NAME", "MILVUS_DATABASE", "MILVUS_DB"));

    private static final List<String> OTHERS = List.of("MILVUS_CONN_ALIAS", "MILVUS_CONN_TIMEOUT", "MILVUS_TRANSPORT");

    /** The environment variables of a Kubernetes service. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("[A-Z0-9]+_(?:[A-Z0-9_]+_)?(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?"
                    + "|PORT_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)");

    private static final Pattern SERVICE_PORT = Pattern.compile("[A-Z0-9]+_(?:[A-Z0-9_]+_)?PORT");
    private static final Pattern SERVICE_URL = Pattern.compile("(?:tcp|udp|sctp)://.*");

    private static final List<String> KNOWN = Stream.concat(
                    OTHERS.stream(), OF_SERVER.values().stream().flatMap(List::stream))
            .sorted()
            .toList();

    private VariableNames() {}

    static List<String> of(Parameter<?> parameter) {
        return OF_SERVER.getOrDefault(parameter, List.of());
    }

    /** The parameter of the server's own that a variable gives, if it gives one. */
    public static Optional<Parameter<?>> parameterOf(String name) {
        return OF_SERVER.entrySet().stream()
                .filter(each -> each.getValue().contains(name))
                .<Parameter<?>>map(Map.Entry::getKey)
                .findFirst();
    }

    /** Those that are an address, or a part of one. */
    static List<String> ofAddress() {
        return Stream.of(Parameters.URI, Parameters.ADDRESS, Parameters.HOST, Parameters.PORT)
                .flatMap(parameter -> of(parameter).stream())
                .toList();
    }

    static boolean isCredential(String name) {
        return List.of(Parameters.TOKEN, Parameters.USER, Parameters.PASSWORD).stream()
                .anyMatch(parameter -> of(parameter).contains(name));
    }

    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    /** The known name that this one is nearest to. */
    static String nearest(String name) {
        return NearestName.of(name, KNOWN);
    }

    /** Whether Kubernetes set it, for a service whose name begins as our variables do: then it is nobody's setting. */
    public static boolean isServiceLink(String name, String text) {
        return SERVICE_LINK.matcher(name).matches()
                || (SERVICE_PORT.matcher(name).matches()
                        && SERVICE_URL.matcher(text).matches());
    }
}
