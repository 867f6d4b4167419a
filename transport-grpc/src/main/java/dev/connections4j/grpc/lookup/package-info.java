/** Names to addresses, on a bounded pool of daemon threads. */
@NullMarked
package dev.connections4j.grpc.lookup;

import org.jspecify.annotations.NullMarked;
