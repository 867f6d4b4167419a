/** Threads for what blocks. */
@NullMarked
package dev.connections4j.grpc.blocking;

import org.jspecify.annotations.NullMarked;
