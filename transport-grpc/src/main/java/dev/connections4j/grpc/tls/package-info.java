/** TLS material from PEM files, with the JDK alone. */
@NullMarked
package dev.connections4j.grpc.tls;

import org.jspecify.annotations.NullMarked;
