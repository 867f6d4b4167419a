package dev.connections4j.selection;

import dev.connections4j.TransportUnavailableException;
import dev.connections4j.naming.NearestName;
import dev.connections4j.parameters.Address;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why none is chosen, with what is on the path and what to add. Looked up by a connect that fails alone. */
final class Unavailable {
    private static final String ARTIFACTS = "dev.connections4j:transport-netty, dev.connections4j:transport-okhttp"
            + " or dev.connections4j:transport-armeria";
    private static final List<String> OURS = List.of("netty", "okhttp", "armeria");
    private static final String LITE_ARTIFACT = "dev.connections4j:milvus-lite";
    private static final String TO_THE_PATH = " to the module path or class path";

    private Unavailable() {}

    /** Nothing opens an address that is no host. */
    static RuntimeException resolver(Address address, Map<String, Throwable> failures) {
        return because(
                "no module on the path opens '" + address + "': add the artifact " + LITE_ARTIFACT + TO_THE_PATH
                        + Found.failed(failures),
                failures);
    }

    /** None has the name that was asked for. */
    static RuntimeException named(String name, Found found) {
        return because("transport '" + name + "' is not on the path" + missing(name, found), found.failures());
    }

    private static String missing(String name, Found found) {
        if (OURS.contains(name)) {
            return "; " + found.described() + "; add the artifact dev.connections4j:transport-" + name + TO_THE_PATH;
        }
        return NearestName.typo(
                        name, found.candidates().stream().map(Candidate::name).toList())
                .map(meant -> ", did you mean '" + meant + "'? " + found.described())
                .orElseGet(() -> "; " + found.described() + "; " + add());
    }

    /** The one that was asked for lacks something. */
    static RuntimeException lacking(String name, String lack, Found found) {
        return because("transport '" + name + "' cannot be used: " + lack + "; " + found.described(), found.failures());
    }

    /** One that is there and lacks something has said what mends it. */
    static RuntimeException all(Found found) {
        String add = found.candidates().isEmpty() ? "; " + add() : "";
        return because("no transport can be used; " + found.described() + add, found.failures());
    }

    static RuntimeException choice(Found found) {
        return because(
                "several transports are on the path; choose one; " + found.described()
                        + "; set the parameter transport, or MILVUS_TRANSPORT, to one of these names",
                found.failures());
    }

    static RuntimeException duplicate(List<Candidate> ofOneName, Found found) {
        String providers = ofOneName.stream().map(Candidate::provider).collect(Collectors.joining(" and "));
        return because(
                "transport '" + ofOneName.get(0).name() + "' is on the path more than once, by " + providers
                        + ": leave only one of them on the path",
                found.failures());
    }

    private static RuntimeException because(String message, Map<String, Throwable> failures) {
        return new TransportUnavailableException(
                message, failures.values().stream().findFirst().orElse(null));
    }

    private static String add() {
        return "add one of the artifacts " + ARTIFACTS + TO_THE_PATH;
    }
}
