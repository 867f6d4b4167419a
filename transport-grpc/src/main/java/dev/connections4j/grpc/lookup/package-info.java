/** Names to addresses. */
@NullMarked
package dev.connections4j.grpc.lookup;

import org.jspecify.annotations.NullMarked;
