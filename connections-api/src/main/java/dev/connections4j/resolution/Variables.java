package dev.connections4j.resolution;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.MilvusUri;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The variables of one layer: the environment's, or those of a {@code .env} file. Each is parsed only when it is used. */
final class Variables {
    static final Variables NONE = new Variables(Map.of());

    private final Map<String, Variable> variables;

    /** A variable's text and where it stands. */
    record Variable(String text, Source source) {}

    Variables(Map<String, Variable> variables) {
        this.variables = variables;
    }

    static Variables ofEnvironment(Map<String, String> environment) {
        Map<String, Variable> variables = new HashMap<>();
        environment.forEach((name, text) -> {
            if (name.startsWith("MILVUS_")) {
                variables.put(name, new Variable(text, new Source(Source.Kind.ENVIRONMENT, name)));
            }
        });
        return new Variables(variables);
    }

    /** A variable that is there and not blank. */
    Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(variable -> !variable.text().isBlank());
    }

    /** A parameter that serves every alias. */
    <T> Optional<Value> value(Parameter<T> parameter, String name) {
        return find(name).map(variable -> parsed(variable, parameter::parse));
    }

    /** The alias that a variable names. */
    static String alias(Variable variable) {
        return (String) parsed(variable, Parameters.ALIAS::parse).value();
    }

    private Optional<Variable> address() {
        return find("MILVUS_URI").or(() -> find("MILVUS_DEFAULT_CONNECTION"));
    }

    /** What names a server here, with its credentials and database. A bad token fails only if its credentials are used. */
    Optional<Server> server() {
        return address().map(variable -> {
            Value uri = parsed(variable, MilvusUri::parseVariable);
            return new Server(
                    new Layer(Map.of(Parameters.URI, uri), variable.source()),
                    find("MILVUS_URI").isPresent() ? find("MILVUS_TOKEN") : Optional.empty());
        });
    }

    /** A layer, and the token beside its uri. */
    record Server(Layer layer, Optional<Variable> token) {
        Map<Parameter<?>, Value> credentials() {
            return token.<Map<Parameter<?>, Value>>map(
                            variable -> Map.of(Parameters.TOKEN, parsed(variable, Parameters.TOKEN::parse)))
                    .orElseGet(layer::credentials);
        }
    }

    private static Value parsed(Variable variable, Function<String, ?> parser) {
        try {
            return new Value(parser.apply(variable.text()), variable.source());
        } catch (ParameterException e) {
            throw new ParameterException(e.parameter(), e.getMessage() + " (from " + variable.source() + ")");
        }
    }
}
