package dev.connections4j.standin.certificates;

import java.nio.file.Path;

/**
 * A certificate with its key, as PEM files.
 *
 * @param certificate the certificate, without its authority
 * @param key the key, PKCS#8
 */
public record TestIdentity(Path certificate, Path key) {}
