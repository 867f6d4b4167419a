package dev.connections4j.okhttp;

import dev.connections4j.grpc.tls.TlsMaterial;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The JDK's contexts by the content of their material, counted: links of the same content share one. */
final class JdkTlsContexts {
    private static final class Shared {
        private final TlsMaterial material;
        private int leases;

        Shared(TlsMaterial material) {
            this.material = material;
        }
    }

    /** One link's part in a context. */
    final class Lease {
        private final TlsMaterial material;
        private boolean given;

        private Lease(TlsMaterial material) {
            this.material = material;
        }

        /** The context, made by the first that asks. */
        SSLContext context() {
            return material.sslContext();
        }

        /** Gives the part back. May be repeated. */
        void release() {
            synchronized (shared) {
                if (!given) {
                    given = true;
                    shared.computeIfPresent(material, (same, entry) -> --entry.leases == 0 ? null : entry);
                }
            }
        }
    }

    private final Map<TlsMaterial, Shared> shared = new HashMap<>();

    Lease lease(TlsMaterial material) {
        synchronized (shared) {
            Shared entry = shared.computeIfAbsent(material, Shared::new);
            entry.leases++;
            return new Lease(entry.material);
        }
    }
}
