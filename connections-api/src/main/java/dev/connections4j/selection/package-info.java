/** Transports and endpoint resolvers: found by ServiceLoader, chosen, or explained. */
@NullMarked
package dev.connections4j.selection;

import org.jspecify.annotations.NullMarked;
