/** TLS material from PEM files and keystores, with the JDK alone. */
@NullMarked
package dev.connections4j.grpc.tls;

import org.jspecify.annotations.NullMarked;
