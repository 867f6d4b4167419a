/** A link over an {@code io.grpc.ManagedChannel}, kept to one socket. */
@NullMarked
package dev.connections4j.grpc.channel;

import org.jspecify.annotations.NullMarked;
