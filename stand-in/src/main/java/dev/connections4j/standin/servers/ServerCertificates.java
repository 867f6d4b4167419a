package dev.connections4j.standin.servers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The PEM files that a server is given for TLS.
 *
 * @param certificate its certificate, with those that lead to its CA
 * @param key the certificate's private key
 * @param clientCa the CA that clients' certificates must come from; only mutual TLS asks for it
 */
public record ServerCertificates(
        Path certificate, Path key, @Nullable Path clientCa) {}
