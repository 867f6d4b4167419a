package dev.connections4j.resolution;

import dev.connections4j.parameters.Source;
import dev.connections4j.resolution.Variables.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one resolution takes from outside, as it is now.
 *
 * @param directory where relative paths begin
 * @param layers the environment, then {@code .env}
 * @param proxies what the environment says of proxies
 */
record Inputs(Path directory, List<Variables> layers, ProxyVariables proxies) {
    private static final String DEFAULT_ALIAS = "default";

    /** The default alias, checked. */
    String defaultAlias() {
        return aliasVariable().map(Variables::alias).orElse(DEFAULT_ALIAS);
    }

    /** The default alias as written: a bad one is no alias' name, so only {@link #defaultAlias()} fails for it. */
    String defaultAliasName() {
        return aliasVariable().map(Variable::text).orElse(DEFAULT_ALIAS);
    }

    Source defaultAliasSource() {
        return aliasVariable().map(Variable::source).orElse(Source.of(Source.Kind.DEFAULT));
    }

    private Optional<Variable> aliasVariable() {
        for (Variables layer : layers) {
            Optional<Variable> found = layer.find("MILVUS_CONN_ALIAS");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
