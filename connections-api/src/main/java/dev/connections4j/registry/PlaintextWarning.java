package dev.connections4j.registry;

import dev.connections4j.parameters.ResolvedParameters;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says once for each alias that its credentials travel in plaintext over a network. */
final class PlaintextWarning {
    private final System.Logger log;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    PlaintextWarning(System.Logger log) {
        this.log = log;
    }

    void check(String alias, ResolvedParameters resolved) {
        if (resolved.sendsCredentialsInPlaintext() && warned.add(alias)) {
            log.log(
                    Level.WARNING,
                    "{0}: credentials go in plaintext to {1}, which is not this machine; set secure=true, or use https:// in uri",
                    alias,
                    resolved.address());
        }
    }
}
