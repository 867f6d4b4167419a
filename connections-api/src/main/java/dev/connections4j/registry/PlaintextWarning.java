package dev.connections4j.registry;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Says once for each alias that its credentials travel in plaintext over a network. */
final class PlaintextWarning {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.registry");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|::1|(0{1,4}:){7}0{0,3}1");

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    void check(String alias, ResolvedParameters resolved) {
        if (resolved.credentials().isPresent()
                && !resolved.get(Parameters.SECURE)
                && resolved.address() instanceof HostPort server
                && !isLoopback(server.host())
                && warned.add(alias)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: credentials go in plaintext to {1}, which is not this machine; set secure=true, or use https:// in uri",
                    alias,
                    server);
        }
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
