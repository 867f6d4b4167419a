/** The Connect call: what it sends, what it answers, how it is refused. */
@NullMarked
package dev.connections4j.grpc.handshake;

import org.jspecify.annotations.NullMarked;
