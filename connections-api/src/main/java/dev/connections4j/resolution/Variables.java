package dev.connections4j.resolution;

import dev.connections4j.ParameterException;
import dev.connections4j.files.KeptQuotes;
import dev.connections4j.parameters.MilvusUri;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters.Unused;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The variables of one layer: the environment's, or those of a {@code .env} file. Each is parsed only when it is used. */
final class Variables {
    static final Variables NONE = new Variables(Map.of());

    private final Map<String, Variable> variables;

    /** A variable's text and where it stands. */
    record Variable(String text, Source source) {}

    /** Keeps, in order of their names, those that are not blank; what Kubernetes set is not kept. */
    Variables(Map<String, Variable> given) {
        Map<String, Variable> kept = new TreeMap<>();
        given.forEach((name, variable) -> {
            if (!variable.text().isBlank() && !VariableNames.isServiceLink(name, variable.text())) {
                kept.put(name, variable);
            }
        });
        this.variables = kept;
    }

    static Variables ofEnvironment(Map<String, String> environment) {
        Map<String, Variable> variables = new HashMap<>();
        environment.forEach((name, text) -> {
            if (name.startsWith(VariableNames.PREFIX)) {
                variables.put(name, new Variable(text, new Source(Source.Kind.ENVIRONMENT, name)));
            }
        });
        return new Variables(variables);
    }

    Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** Those that nothing reads, and why. */
    List<Unused> unused() {
        List<Unused> unused = new ArrayList<>();
        variables.forEach((name, variable) -> {
            if (!VariableNames.isKnown(name)) {
                String nearest = "it has no meaning here; the nearest known name is " + VariableNames.nearest(name);
                unused.add(new Unused(name, variable.source(), nearest));
            } else if (VariableNames.isCredential(name) && !namesAddress()) {
                String why = "credentials count only beside an address of the same place, as MILVUS_URI or MILVUS_HOST";
                unused.add(new Unused(name, variable.source(), why));
            }
        });
        return unused;
    }

    /** Whether one of its variables is an address, or a part of one. */
    boolean namesAddress() {
        return VariableNames.ofAddress().stream().anyMatch(name -> find(name).isPresent());
    }

    /** A parameter that serves every alias. */
    <T> Optional<Value> value(Parameter<T> parameter, String name) {
        return find(name).map(variable -> parsed(parameter, variable, parameter::parse));
    }

    /** The alias that a variable names. */
    static String alias(Variable variable) {
        return (String)
                parsed(Parameters.ALIAS, variable, Parameters.ALIAS::parse).value();
    }

    /** What names a server here, or is beside it; a bad credential fails only if it is used. */
    Optional<Server> server() {
        Map<Parameter<?>, Value> own = new HashMap<>();
        find("MILVUS_URI")
                .or(() -> find("MILVUS_DEFAULT_CONNECTION"))
                .ifPresent(uri -> own.put(Parameters.URI, parsed(Parameters.URI, uri, MilvusUri::parseVariable)));
        for (Parameter<?> parameter : List.of(Parameters.ADDRESS, Parameters.HOST, Parameters.PORT)) {
            one(parameter).ifPresent(value -> own.put(parameter, value));
        }
        one(Parameters.DB_NAME).ifPresent(name -> own.put(Parameters.DB_NAME, name));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Value uri = own.get(Parameters.URI);
        Source parts = uri == null ? Source.of(Source.Kind.DEFAULT) : uri.source();
        return Optional.of(new Server(this, own, parts, namesAddress()));
    }

    /**
     * A layer, and the credentials that count beside its address.
     *
     * @param variables where they are
     * @param own all but the credentials
     * @param parts the source of what its uri holds
     * @param named whether it names an address
     */
    record Server(Variables variables, Map<Parameter<?>, Value> own, Source parts, boolean named) {
        Layer layer() {
            return new Layer(own, parts);
        }

        Map<Parameter<?>, Value> credentials() {
            if (!named) {
                return Map.of();
            }
            Optional<Value> token = variables.one(Parameters.TOKEN);
            if (token.isPresent()) {
                return Map.of(Parameters.TOKEN, token.get());
            }
            Map<Parameter<?>, Value> all = new HashMap<>(own);
            for (Parameter<?> parameter : List.of(Parameters.USER, Parameters.PASSWORD)) {
                variables.one(parameter).ifPresent(value -> all.put(parameter, value));
            }
            return new Layer(all, parts).credentials();
        }
    }

    /** The value that the names of one parameter give. */
    private Optional<Value> one(Parameter<?> parameter) {
        Variable first = null;
        for (String name : VariableNames.of(parameter)) {
            Variable found = find(name).orElse(null);
            if (first != null && found != null && !first.text().equals(found.text())) {
                throw new ParameterException(
                        parameter.name(),
                        first.source() + " and " + found.source() + " differ: both are " + parameter + ", give one");
            }
            first = first == null ? found : first;
        }
        return Optional.ofNullable(first).map(variable -> parsed(parameter, variable, parameter::parse));
    }

    private static Value parsed(Parameter<?> parameter, Variable variable, Function<String, ?> parser) {
        try {
            if (variable.source().kind() == Source.Kind.ENVIRONMENT && KeptQuotes.areAround(variable.text())) {
                throw new ParameterException(parameter.name(), parameter + KeptQuotes.PROBLEM);
            }
            return new Value(parser.apply(variable.text()), variable.source());
        } catch (ParameterException e) {
            throw new ParameterException(e.parameter(), e.getMessage() + " (from " + variable.source() + ")");
        }
    }
}
